package dev.keywave.webauthn;

/**
 * Encodes credential public keys as {@code COSE_Key} (RFC 9052, section 7; RFC 9053, section 7) and as
 * {@code SubjectPublicKeyInfo} (RFC 5480, RFC 8410). A public key is given raw: for ES256 the uncompressed point
 * {@code 04 || x || y} (65 bytes), for EdDSA the 32 bytes of RFC 8032.
 */
public final class CoseKey {

    /** Length of a raw ES256 public key. */
    public static final int P256_POINT_LENGTH = 65;

    /** Length of a raw Ed25519 public key. */
    public static final int ED25519_KEY_LENGTH = 32;

    private static final int COORDINATE_LENGTH = 32;

    private static final int KTY = 1;
    private static final int KTY_OKP = 1;
    private static final int KTY_EC2 = 2;
    private static final int ALG = 3;
    private static final int CRV = -1;
    private static final int CRV_P256 = 1;
    private static final int CRV_ED25519 = 6;
    private static final int X = -2;
    private static final int Y = -3;

    /** SEQUENCE { SEQUENCE { id-ecPublicKey, secp256r1 }, BIT STRING } up to the point. */
    private static final byte[] P256_SPKI_PREFIX = {
        0x30,
        0x59,
        0x30,
        0x13,
        0x06,
        0x07,
        0x2a,
        (byte) 0x86,
        0x48,
        (byte) 0xce,
        0x3d,
        0x02,
        0x01,
        0x06,
        0x08,
        0x2a,
        (byte) 0x86,
        0x48,
        (byte) 0xce,
        0x3d,
        0x03,
        0x01,
        0x07,
        0x03,
        0x42,
        0x00
    };

    /** SEQUENCE { SEQUENCE { id-Ed25519 }, BIT STRING } up to the key. */
    private static final byte[] ED25519_SPKI_PREFIX = {
        0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00
    };

    private CoseKey() {}

    /** The {@code COSE_Key} in CTAP2 canonical CBOR, {@code alg} included as WebAuthn demands. */
    public static byte[] encode(CoseAlgorithm algorithm, byte[] publicKey) {
        requireLength(algorithm, publicKey);
        CborWriter cbor = new CborWriter(80);
        return switch (algorithm) {
            case ES256 ->
                cbor.map(5)
                        .integer(KTY)
                        .integer(KTY_EC2)
                        .integer(ALG)
                        .integer(algorithm.id())
                        .integer(CRV)
                        .integer(CRV_P256)
                        .integer(X)
                        .bytes(publicKey, 1, COORDINATE_LENGTH)
                        .integer(Y)
                        .bytes(publicKey, 1 + COORDINATE_LENGTH, COORDINATE_LENGTH)
                        .toByteArray();
            case EDDSA ->
                cbor.map(4)
                        .integer(KTY)
                        .integer(KTY_OKP)
                        .integer(ALG)
                        .integer(algorithm.id())
                        .integer(CRV)
                        .integer(CRV_ED25519)
                        .integer(X)
                        .bytes(publicKey)
                        .toByteArray();
        };
    }

    /** The DER {@code SubjectPublicKeyInfo}, what {@code getPublicKey()} of the Web API returns. */
    public static byte[] subjectPublicKeyInfo(CoseAlgorithm algorithm, byte[] publicKey) {
        requireLength(algorithm, publicKey);
        return ByteArrays.concatenate(
                algorithm == CoseAlgorithm.ES256 ? P256_SPKI_PREFIX : ED25519_SPKI_PREFIX, publicKey);
    }

    private static void requireLength(CoseAlgorithm algorithm, byte[] publicKey) {
        int expected = algorithm == CoseAlgorithm.ES256 ? P256_POINT_LENGTH : ED25519_KEY_LENGTH;
        if (publicKey.length != expected) {
            throw new IllegalArgumentException("A raw %s public key has %d bytes, not %d"
                    .formatted(algorithm.label(), expected, publicKey.length));
        }
    }
}
