package dev.keywave.attestation;

import dev.keywave.webauthn.AttestationFormat;
import dev.keywave.webauthn.CborWriter;
import dev.keywave.webauthn.PackedAttestation;
import java.util.UUID;

/** The statements that need no certificates: none, and self attestation in the packed format. */
public final class SelfStatements {

    /** https://www.w3.org/TR/webauthn-3/#sctn-none-attestation */
    private static final byte[] NONE = new CborWriter(1).map(0).toByteArray();

    private static final UUID ZERO_AAGUID = new UUID(0, 0);
    private static final int OVERHEAD = 32;

    private SelfStatements() {}

    /** {@code attStmt}, encoded. */
    public static byte[] of(AttestationFormat format, AttestedCredential credential) {
        return switch (format) {
            case NONE -> NONE.clone();
            case PACKED -> packed(credential);
            default -> throw new IllegalArgumentException(format.identifier() + " needs certificates");
        };
    }

    /**
     * Whether a client passes the statement on even to a relying party that wants none: "if the aaguid is 16 zero bytes,
     * fmt is packed, and x5c is absent" (https://www.w3.org/TR/webauthn-3/#sctn-createCredential).
     */
    public static boolean arePrivate(AttestationFormat format, AttestedModel model) {
        return format == AttestationFormat.PACKED
                && model.packedAttestation() == PackedAttestation.SELF
                && model.aaguid().equals(ZERO_AAGUID);
    }

    /** "If self attestation is in use" (https://www.w3.org/TR/webauthn-3/#sctn-packed-attestation). */
    private static byte[] packed(AttestedCredential credential) {
        byte[] signature = credential.credentialKey.sign(credential.toBeSigned());
        return new CborWriter(OVERHEAD + signature.length)
                .map(2)
                .text("alg")
                .integer(credential.algorithm.id())
                .text("sig")
                .bytes(signature)
                .toByteArray();
    }
}
