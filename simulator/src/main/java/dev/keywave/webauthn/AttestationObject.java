package dev.keywave.webauthn;

/**
 * Encodes attestation objects (https://www.w3.org/TR/webauthn-3/#sctn-generating-an-attestation-object) in CTAP2
 * canonical CBOR: {@code fmt}, {@code attStmt}, {@code authData}.
 */
public final class AttestationObject {

    private AttestationObject() {}

    /** No attestation: {@code fmt} is {@code none}, {@code attStmt} an empty map. */
    public static byte[] none(byte[] authenticatorData) {
        return start(AttestationFormat.NONE, authenticatorData.length)
                .map(0)
                .text("authData")
                .bytes(authenticatorData)
                .toByteArray();
    }

    /**
     * An attestation object of any format.
     *
     * @param attStmt encoded
     */
    public static byte[] of(AttestationFormat format, byte[] attStmt, byte[] authenticatorData) {
        return start(format, attStmt.length + authenticatorData.length)
                .encoded(attStmt)
                .text("authData")
                .bytes(authenticatorData)
                .toByteArray();
    }

    /**
     * Self attestation in the packed format (https://www.w3.org/TR/webauthn-3/#sctn-packed-attestation).
     *
     * @param signature by the credential private key, over authenticator data and the client data's hash
     */
    public static byte[] packedSelf(byte[] authenticatorData, CoseAlgorithm algorithm, byte[] signature) {
        return start(AttestationFormat.PACKED, authenticatorData.length + signature.length)
                .map(2)
                .text("alg")
                .integer(algorithm.id())
                .text("sig")
                .bytes(signature)
                .text("authData")
                .bytes(authenticatorData)
                .toByteArray();
    }

    private static CborWriter start(AttestationFormat format, int payload) {
        return new CborWriter(64 + payload)
                .map(3)
                .text("fmt")
                .text(format.identifier())
                .text("attStmt");
    }
}
