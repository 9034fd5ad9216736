package dev.keywave.attestation;

import dev.keywave.webauthn.CoseAlgorithm;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * {@code TPMT_PUBLIC} of a signing key: type, nameAlg, objectAttributes, authPolicy, parameters, unique; big-endian (TPM
 * 2.0 Library, part 2, clause 12.2.4; https://www.w3.org/TR/webauthn-3/#sctn-tpm-attestation). Attributes, policy and
 * null schemes are those of keys that Windows Hello makes.
 */
final class TpmPublicArea {

    /** {@code TPM_ALG_SHA256}: names of objects are their digests by it. */
    static final int NAME_ALG = 0x000B;

    private static final int TYPE_RSA = 0x0001;
    private static final int TYPE_ECC = 0x0023;
    private static final int ALG_NULL = 0x0010;

    /** fixedTPM, fixedParent, sensitiveDataOrigin, userWithAuth, noDA, sign and decrypt. */
    private static final int OBJECT_ATTRIBUTES = 0x0006_0472;

    private static final byte[] AUTH_POLICY =
            HexFormat.of().parseHex("9dffcbf36c383ae699fb9868dc6dcb89d7153884be2803922c124158bfad22ae");

    private static final int HEAD_LENGTH = 2 + 2 + 4 + 2 + AUTH_POLICY.length;
    private static final int RSA_PARAMETERS_LENGTH = 2 + 2 + 2 + 4;
    private static final int ECC_PARAMETERS_LENGTH = 2 + 2 + 2 + 2;

    /** Stands for 65537. */
    private static final int DEFAULT_EXPONENT = 0;

    private TpmPublicArea() {}

    /** The public area of a raw public key ({@link dev.keywave.webauthn.CoseKey}). */
    static byte[] encode(CoseAlgorithm algorithm, byte[] publicKey) {
        return switch (algorithm) {
            case RS256, PS256 -> rsa(publicKey);
            case ES256 -> ecc(0x0003, publicKey);
            case ES384 -> ecc(0x0004, publicKey);
            case ES512 -> ecc(0x0005, publicKey);
            default -> throw new IllegalArgumentException("A TPM has no keys for " + algorithm.label());
        };
    }

    private static byte[] rsa(byte[] modulus) {
        return head(TYPE_RSA, RSA_PARAMETERS_LENGTH + 2 + modulus.length)
                .putShort((short) ALG_NULL)
                .putShort((short) ALG_NULL)
                .putShort((short) (modulus.length * Byte.SIZE))
                .putInt(DEFAULT_EXPONENT)
                .putShort((short) modulus.length)
                .put(modulus)
                .array();
    }

    /** The point is {@code 04 || x || y}. */
    private static byte[] ecc(int curve, byte[] point) {
        int coordinate = (point.length - 1) / 2;
        return head(TYPE_ECC, ECC_PARAMETERS_LENGTH + 2 * (2 + coordinate))
                .putShort((short) ALG_NULL)
                .putShort((short) ALG_NULL)
                .putShort((short) curve)
                .putShort((short) ALG_NULL)
                .putShort((short) coordinate)
                .put(point, 1, coordinate)
                .putShort((short) coordinate)
                .put(point, 1 + coordinate, coordinate)
                .array();
    }

    private static ByteBuffer head(int type, int rest) {
        return ByteBuffer.allocate(HEAD_LENGTH + rest)
                .putShort((short) type)
                .putShort((short) NAME_ALG)
                .putInt(OBJECT_ATTRIBUTES)
                .putShort((short) AUTH_POLICY.length)
                .put(AUTH_POLICY);
    }
}
