package dev.keywave.relyingparty;

import com.webauthn4j.verifier.exception.BadBackupEligibleFlagException;
import com.webauthn4j.verifier.exception.BadChallengeException;
import com.webauthn4j.verifier.exception.BadOriginException;
import com.webauthn4j.verifier.exception.BadRpIdException;
import com.webauthn4j.verifier.exception.BadSignatureException;
import com.webauthn4j.verifier.exception.BadTopOriginException;
import com.webauthn4j.verifier.exception.ConstraintViolationException;
import com.webauthn4j.verifier.exception.CredentialIdTooLongException;
import com.webauthn4j.verifier.exception.CrossOriginException;
import com.webauthn4j.verifier.exception.IllegalBackupStateException;
import com.webauthn4j.verifier.exception.InconsistentClientDataTypeException;
import com.webauthn4j.verifier.exception.NotAllowedAlgorithmException;
import com.webauthn4j.verifier.exception.TokenBindingException;
import com.webauthn4j.verifier.exception.UserNotPresentException;
import com.webauthn4j.verifier.exception.UserNotVerifiedException;
import com.webauthn4j.verifier.exception.VerificationException;
import java.util.Map;

/** The stable names of webauthn4j's exceptions. */
final class Webauthn4jRejections {

    private static final Map<Class<? extends VerificationException>, RejectionReason> REASONS = Map.ofEntries(
            Map.entry(InconsistentClientDataTypeException.class, RejectionReason.CLIENT_DATA_TYPE_MISMATCH),
            Map.entry(BadChallengeException.class, RejectionReason.CHALLENGE_MISMATCH),
            Map.entry(BadOriginException.class, RejectionReason.ORIGIN_MISMATCH),
            Map.entry(BadTopOriginException.class, RejectionReason.CROSS_ORIGIN_NOT_ALLOWED),
            Map.entry(CrossOriginException.class, RejectionReason.CROSS_ORIGIN_NOT_ALLOWED),
            Map.entry(TokenBindingException.class, RejectionReason.TOKEN_BINDING_MISMATCH),
            Map.entry(BadRpIdException.class, RejectionReason.RP_ID_MISMATCH),
            Map.entry(UserNotPresentException.class, RejectionReason.USER_NOT_PRESENT),
            Map.entry(UserNotVerifiedException.class, RejectionReason.USER_NOT_VERIFIED),
            Map.entry(IllegalBackupStateException.class, RejectionReason.BACKUP_STATE_INVALID),
            Map.entry(BadBackupEligibleFlagException.class, RejectionReason.BACKUP_ELIGIBILITY_CHANGED),
            Map.entry(NotAllowedAlgorithmException.class, RejectionReason.ALGORITHM_NOT_OFFERED),
            Map.entry(CredentialIdTooLongException.class, RejectionReason.CREDENTIAL_ID_TOO_LONG),
            Map.entry(ConstraintViolationException.class, RejectionReason.MALFORMED));

    private Webauthn4jRejections() {}

    /** What remains of a registration concerns the attestation statement. */
    static Rejection ofRegistration(VerificationException e) {
        return rejection(REASONS.getOrDefault(e.getClass(), RejectionReason.ATTESTATION_INVALID), e);
    }

    static Rejection ofAuthentication(VerificationException e) {
        RejectionReason other = e instanceof BadSignatureException
                ? RejectionReason.SIGNATURE_INVALID
                : RejectionReason.VERIFICATION_FAILED;
        return rejection(REASONS.getOrDefault(e.getClass(), other), e);
    }

    /** What it throws at a registration that was read and whose key is good concerns the attestation statement. */
    static Rejection ofBrokenStatement(RuntimeException e) {
        return rejection(RejectionReason.ATTESTATION_INVALID, e);
    }

    static Rejection unreadable(RuntimeException e) {
        return rejection(RejectionReason.MALFORMED, e);
    }

    private static Rejection rejection(RejectionReason reason, RuntimeException e) {
        String message = e.getMessage();
        String detail = message == null ? e.getClass().getSimpleName() : message;
        // Jackson appends where in its classes it stood; one line is enough.
        int end = detail.indexOf('\n');
        return new Rejection(reason, end < 0 ? detail : detail.substring(0, end));
    }
}
