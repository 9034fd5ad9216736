package dev.keywave.webauthn;

import java.util.HexFormat;

/**
 * Encodes credential public keys as {@code COSE_Key} (RFC 9052, section 7) and as {@code SubjectPublicKeyInfo}. A public
 * key is given raw:
 *
 * <ul>
 *   <li>ES256, ES384, ES512: the uncompressed point {@code 04 || x || y}, 65, 97 or 133 bytes (RFC 9053, section 7.1.1;
 *       RFC 5480);
 *   <li>EdDSA: the 32 bytes of RFC 8032 (RFC 9053, section 7.1.2; RFC 8410);
 *   <li>RS256, PS256: the modulus, 256 bytes big-endian, its first bit set; the public exponent is always 65537 (RFC 8230,
 *       section 4; RFC 8017);
 *   <li>ML-DSA-44, ML-DSA-65: the encoded key of FIPS 204, 1312 or 1952 bytes (RFC 9964; RFC 9881).
 * </ul>
 */
public final class CoseKey {

    private static final int KTY = 1;
    private static final int KTY_OKP = 1;
    private static final int KTY_EC2 = 2;
    private static final int KTY_RSA = 3;
    private static final int KTY_AKP = 7;
    private static final int ALG = 3;
    private static final int CRV = -1;
    private static final int CRV_P256 = 1;
    private static final int CRV_P384 = 2;
    private static final int CRV_P521 = 3;
    private static final int CRV_ED25519 = 6;
    private static final int X = -2;
    private static final int Y = -3;
    private static final int RSA_N = -1;
    private static final int RSA_E = -2;
    private static final int AKP_PUB = -1;

    /** The public exponent 65537. */
    private static final byte[] E = {1, 0, 1};

    /** The most that a map takes beside the raw key. */
    private static final int MAX_OVERHEAD = 24;

    /** SEQUENCE { SEQUENCE { id-ecPublicKey, secp256r1 }, BIT STRING } up to the point. */
    private static final byte[] P256_SPKI_PREFIX = hex("3059301306072a8648ce3d020106082a8648ce3d030107034200");

    /** The same with secp384r1. */
    private static final byte[] P384_SPKI_PREFIX = hex("3076301006072a8648ce3d020106052b81040022036200");

    /** The same with secp521r1. */
    private static final byte[] P521_SPKI_PREFIX = hex("30819b301006072a8648ce3d020106052b8104002303818600");

    /** SEQUENCE { SEQUENCE { id-Ed25519 }, BIT STRING } up to the key. */
    private static final byte[] ED25519_SPKI_PREFIX = hex("302a300506032b6570032100");

    /** SEQUENCE { SEQUENCE { rsaEncryption, NULL }, BIT STRING { SEQUENCE { INTEGER } } } up to the modulus. */
    private static final byte[] RSA_SPKI_PREFIX =
            hex("30820122300d06092a864886f70d01010105000382010f003082010a0282010100");

    /** INTEGER 65537 */
    private static final byte[] RSA_SPKI_SUFFIX = hex("0203010001");

    /** SEQUENCE { SEQUENCE { id-ml-dsa-44 }, BIT STRING } up to the key. */
    private static final byte[] ML_DSA_44_SPKI_PREFIX = hex("30820532300b06096086480165030403110382052100");

    /** The same with id-ml-dsa-65. */
    private static final byte[] ML_DSA_65_SPKI_PREFIX = hex("308207b2300b0609608648016503040312038207a100");

    private CoseKey() {}

    /** Length of a raw public key, bytes. */
    public static int publicKeyLength(CoseAlgorithm algorithm) {
        return switch (algorithm) {
            case ES256 -> 65;
            case ES384 -> 97;
            case ES512 -> 133;
            case EDDSA -> 32;
            case RS256, PS256 -> 256;
            case ML_DSA_44 -> 1312;
            case ML_DSA_65 -> 1952;
        };
    }

    /** The {@code COSE_Key} in CTAP2 canonical CBOR, {@code alg} included as WebAuthn demands. */
    public static byte[] encode(CoseAlgorithm algorithm, byte[] publicKey) {
        requireLength(algorithm, publicKey);
        return switch (algorithm) {
            case ES256 -> ec2(algorithm, CRV_P256, publicKey);
            case ES384 -> ec2(algorithm, CRV_P384, publicKey);
            case ES512 -> ec2(algorithm, CRV_P521, publicKey);
            case EDDSA ->
                map(4, KTY_OKP, algorithm, publicKey)
                        .integer(CRV)
                        .integer(CRV_ED25519)
                        .integer(X)
                        .bytes(publicKey)
                        .toByteArray();
            case RS256, PS256 ->
                map(4, KTY_RSA, algorithm, publicKey)
                        .integer(RSA_N)
                        .bytes(publicKey)
                        .integer(RSA_E)
                        .bytes(E)
                        .toByteArray();
            case ML_DSA_44, ML_DSA_65 ->
                map(3, KTY_AKP, algorithm, publicKey)
                        .integer(AKP_PUB)
                        .bytes(publicKey)
                        .toByteArray();
        };
    }

    private static byte[] ec2(CoseAlgorithm algorithm, int curve, byte[] point) {
        int coordinateLength = (point.length - 1) / 2;
        return map(5, KTY_EC2, algorithm, point)
                .integer(CRV)
                .integer(curve)
                .integer(X)
                .bytes(point, 1, coordinateLength)
                .integer(Y)
                .bytes(point, 1 + coordinateLength, coordinateLength)
                .toByteArray();
    }

    private static CborWriter map(int pairs, int keyType, CoseAlgorithm algorithm, byte[] publicKey) {
        return new CborWriter(publicKey.length + MAX_OVERHEAD)
                .map(pairs)
                .integer(KTY)
                .integer(keyType)
                .integer(ALG)
                .integer(algorithm.id());
    }

    /** The DER {@code SubjectPublicKeyInfo}, what {@code getPublicKey()} of the Web API returns. */
    public static byte[] subjectPublicKeyInfo(CoseAlgorithm algorithm, byte[] publicKey) {
        requireLength(algorithm, publicKey);
        return switch (algorithm) {
            case ES256 -> ByteArrays.concatenate(P256_SPKI_PREFIX, publicKey);
            case ES384 -> ByteArrays.concatenate(P384_SPKI_PREFIX, publicKey);
            case ES512 -> ByteArrays.concatenate(P521_SPKI_PREFIX, publicKey);
            case EDDSA -> ByteArrays.concatenate(ED25519_SPKI_PREFIX, publicKey);
            case RS256, PS256 -> ByteArrays.concatenate(RSA_SPKI_PREFIX, publicKey, RSA_SPKI_SUFFIX);
            case ML_DSA_44 -> ByteArrays.concatenate(ML_DSA_44_SPKI_PREFIX, publicKey);
            case ML_DSA_65 -> ByteArrays.concatenate(ML_DSA_65_SPKI_PREFIX, publicKey);
        };
    }

    private static void requireLength(CoseAlgorithm algorithm, byte[] publicKey) {
        int expected = publicKeyLength(algorithm);
        if (publicKey.length != expected) {
            throw new IllegalArgumentException("A raw %s public key has %d bytes, not %d"
                    .formatted(algorithm.label(), expected, publicKey.length));
        }
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
