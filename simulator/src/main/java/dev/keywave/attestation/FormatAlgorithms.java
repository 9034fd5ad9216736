package dev.keywave.attestation;

import dev.keywave.webauthn.AttestationFormat;
import dev.keywave.webauthn.CoseAlgorithm;
import java.util.EnumSet;
import java.util.Set;

/** Which credential keys the formats can attest. */
final class FormatAlgorithms {

    /** Curves of TPMs (TPM 2.0 Library, part 2, table "TPM_ECC_CURVE") and RSA; EdDSA is too new for those in use. */
    private static final Set<CoseAlgorithm> TPM = EnumSet.of(
            CoseAlgorithm.ES256, CoseAlgorithm.ES384, CoseAlgorithm.ES512, CoseAlgorithm.RS256, CoseAlgorithm.PS256);

    /** What KeyMint's keys sign with and COSE has a name for. */
    private static final Set<CoseAlgorithm> ANDROID_KEY =
            EnumSet.of(CoseAlgorithm.ES256, CoseAlgorithm.ES384, CoseAlgorithm.ES512, CoseAlgorithm.RS256);

    private FormatAlgorithms() {}

    static boolean fit(AttestationFormat format, CoseAlgorithm algorithm) {
        return switch (format) {
            case NONE, PACKED, COMPOUND -> true;
            case FIDO_U2F, APPLE -> algorithm == CoseAlgorithm.ES256;
            case TPM -> TPM.contains(algorithm);
            case ANDROID_KEY -> ANDROID_KEY.contains(algorithm);
        };
    }
}
