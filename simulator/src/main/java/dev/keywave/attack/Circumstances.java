package dev.keywave.attack;

import dev.keywave.authenticator.AuthenticatorModel;
import dev.keywave.authenticator.CounterPolicy;
import dev.keywave.webauthn.AttestationConveyancePreference;
import dev.keywave.webauthn.AttestationFormat;
import dev.keywave.webauthn.CoseAlgorithm;
import dev.keywave.webauthn.PublicKeyCredentialCreationOptions;
import dev.keywave.webauthn.PublicKeyCredentialRequestOptions;
import dev.keywave.webauthn.UserVerificationRequirement;
import java.util.List;
import java.util.Set;

/** What a ceremony satisfies of the {@link Need needs} of attacks, one bit each. */
final class Circumstances {

    private static final List<CoseAlgorithm> ALL = List.of(CoseAlgorithm.values());
    private static final Set<String> ECDSA = Set.of("ES256", "ES384", "ES512", "ES256K", "ESP256", "ESP384", "ESP512");

    private Circumstances() {}

    /** What holds by the model and the algorithm of the credential. */
    static int of(AuthenticatorModel model, CoseAlgorithm algorithm) {
        String label = algorithm.label();
        return attestation(model, algorithm)
                | Need.ES256.bitIf(label.equals("ES256"))
                | Need.ECDSA.bitIf(ECDSA.contains(label))
                | Need.EDDSA.bitIf(label.equals("EdDSA"))
                | Need.RSA.bitIf(label.startsWith("RS") || label.startsWith("PS"))
                | Need.COUNTING.bitIf(model.counterPolicy() != CounterPolicy.ALWAYS_ZERO)
                | Need.BACKUP_ELIGIBLE.bitIf(model.backupEligible())
                | Need.DEVICE_BOUND.bitIf(!model.backupEligible())
                | Need.CAN_VERIFY_USER.bitIf(model.canVerifyUser());
    }

    /** By the statement that the model makes when the options have no preference of their own. */
    private static int attestation(AuthenticatorModel model, CoseAlgorithm algorithm) {
        for (AttestationFormat format : model.attestationFormats()) {
            if (model.canAttest(format, algorithm)) {
                boolean certified = format != AttestationFormat.COMPOUND && model.attestsWithCertificates(format);
                return Need.CERTIFIED.bitIf(certified)
                        | Need.CERTIFIED_BY_SIGNATURE.bitIf(certified && format != AttestationFormat.APPLE)
                        | Need.CERTIFIED_PACKED.bitIf(certified && format == AttestationFormat.PACKED)
                        | Need.CERTIFIED_TPM.bitIf(certified && format == AttestationFormat.TPM);
            }
        }
        return 0;
    }

    /** What holds by the options of a registration. */
    static int of(PublicKeyCredentialCreationOptions options) {
        List<CoseAlgorithm> offered = options.pubKeyCredParams();
        return userVerification(options.authenticatorSelection().userVerification())
                | (options.attestation() == AttestationConveyancePreference.NONE
                                ? Need.NO_ATTESTATION
                                : Need.ATTESTATION)
                        .bit()
                | Need.UNOFFERED_ALGORITHM.bitIf(!offered.containsAll(ALL))
                | Need.OFFERS_ES256.bitIf(offers(offered, "ES256"))
                | Need.OFFERS_EDDSA.bitIf(offers(offered, "EdDSA"))
                | Need.OFFERS_RS256.bitIf(offers(offered, "RS256"));
    }

    /** What holds by the options of an authentication. */
    static int of(PublicKeyCredentialRequestOptions options) {
        return userVerification(options.userVerification())
                | (options.allowCredentials().isEmpty() ? Need.NO_ALLOW_CREDENTIALS : Need.ALLOW_CREDENTIALS).bit();
    }

    private static int userVerification(UserVerificationRequirement requirement) {
        return (requirement == UserVerificationRequirement.REQUIRED ? Need.UV_REQUIRED : Need.UV_NOT_REQUIRED).bit();
    }

    private static boolean offers(List<CoseAlgorithm> offered, String label) {
        for (CoseAlgorithm algorithm : offered) {
            if (algorithm.label().equals(label)) {
                return true;
            }
        }
        return false;
    }
}
