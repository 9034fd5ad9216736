package dev.keywave.relyingparty;

import com.yubico.webauthn.exception.AssertionFailedException;
import com.yubico.webauthn.exception.RegistrationFailedException;
import java.security.GeneralSecurityException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The stable names of what Yubico's library says; it has one exception for all and tells them apart by its words. */
final class YubicoRejections {

    private record Words(String words, RejectionReason reason) {}

    private static final List<Words> REASONS = List.of(
            new Words("The \"type\" in the client data", RejectionReason.CLIENT_DATA_TYPE_MISMATCH),
            new Words("Incorrect challenge", RejectionReason.CHALLENGE_MISMATCH),
            new Words("Incorrect origin", RejectionReason.ORIGIN_MISMATCH),
            new Words("Token binding", RejectionReason.TOKEN_BINDING_MISMATCH),
            new Words("Wrong RP ID hash", RejectionReason.RP_ID_MISMATCH),
            new Words("User Presence is required", RejectionReason.USER_NOT_PRESENT),
            new Words("User Verification is required", RejectionReason.USER_NOT_VERIFIED),
            new Words("Flag combination is invalid: BE=0, BS=1", RejectionReason.BACKUP_STATE_INVALID),
            new Words("Backup eligibility must not change", RejectionReason.BACKUP_ELIGIBILITY_CHANGED),
            new Words("Unrequested credential key algorithm", RejectionReason.ALGORITHM_NOT_OFFERED),
            new Words("Credential ID is already registered", RejectionReason.CREDENTIAL_ALREADY_REGISTERED),
            new Words("Invalid assertion signature", RejectionReason.SIGNATURE_INVALID),
            new Words("Failed to decode public key", RejectionReason.PUBLIC_KEY_INVALID));

    private YubicoRejections() {}

    /** What remains of a registration concerns the attestation statement. */
    static Rejection ofRegistration(RegistrationFailedException e) {
        return rejection(e, RejectionReason.ATTESTATION_INVALID);
    }

    static Rejection ofAuthentication(AssertionFailedException e) {
        return rejection(e, RejectionReason.VERIFICATION_FAILED);
    }

    static Rejection unreadable(Exception e) {
        return rejection(e, RejectionReason.MALFORMED);
    }

    /** What it throws at a registration that was read and whose key is good concerns the attestation statement. */
    static Rejection ofBrokenStatement(RuntimeException e) {
        return rejection(e, RejectionReason.ATTESTATION_INVALID);
    }

    /** Refuses a signature that the JCA could not even read; null when the exception is about something else. */
    static @Nullable Rejection ofBrokenSignature(RuntimeException e) {
        return e.getCause() instanceof GeneralSecurityException
                ? new Rejection(RejectionReason.SIGNATURE_INVALID, "the signature cannot be read")
                : null;
    }

    private static Rejection rejection(Exception e, RejectionReason otherwise) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        int end = message.indexOf('\n');
        String detail = end < 0 ? message : message.substring(0, end);
        for (Words known : REASONS) {
            if (detail.contains(known.words())) {
                return new Rejection(known.reason(), detail);
            }
        }
        return new Rejection(otherwise, detail);
    }
}
