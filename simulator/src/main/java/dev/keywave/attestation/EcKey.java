package dev.keywave.attestation;

import dev.keywave.crypto.SelectedCrypto;
import dev.keywave.webauthn.CoseAlgorithm;
import dev.keywave.webauthn.CoseKey;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.util.BigIntegers;

/**
 * A key pair on P-256.
 *
 * @param privateKey secret
 * @param publicKey as certificates have it
 */
record EcKey(PrivateKey privateKey, SubjectPublicKeyInfo publicKey) {

    private static final int SCALAR_LENGTH = 32;

    /** PKCS #8 around an ECPrivateKey (RFC 5915) of secp256r1 without the optional public key. */
    private static final byte[] PKCS8_PREFIX =
            HexFormat.of().parseHex("3041020100301306072a8648ce3d020106082a8648ce3d030107042730250201010420");

    /** A random one. */
    static EcKey random(SelectedCrypto crypto) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", crypto.provider("KeyPairGenerator", "EC"));
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            return new EcKey(
                    pair.getPrivate(),
                    SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The same one whenever it is asked for: two blocks of HMAC-SHA256 make a scalar whose bias is negligible (FIPS 186-5,
     * appendix A.2.1).
     *
     * @param secret 32 bytes
     * @param label tells keys of one secret apart
     */
    static EcKey derived(byte[] secret, String label, SelectedCrypto crypto) {
        X9ECParameters curve = CustomNamedCurves.getByName("secp256r1");
        byte[] wide = Arrays.copyOf(block(secret, label, 1), 2 * SCALAR_LENGTH);
        System.arraycopy(block(secret, label, 2), 0, wide, SCALAR_LENGTH, SCALAR_LENGTH);
        BigInteger scalar = new BigInteger(1, wide)
                .mod(curve.getN().subtract(BigInteger.ONE))
                .add(BigInteger.ONE);
        byte[] point = new FixedPointCombMultiplier()
                .multiply(curve.getG(), scalar)
                .normalize()
                .getEncoded(false);
        byte[] pkcs8 = Arrays.copyOf(PKCS8_PREFIX, PKCS8_PREFIX.length + SCALAR_LENGTH);
        System.arraycopy(
                BigIntegers.asUnsignedByteArray(SCALAR_LENGTH, scalar), 0, pkcs8, PKCS8_PREFIX.length, SCALAR_LENGTH);
        try {
            return new EcKey(
                    crypto.keyFactory("EC").generatePrivate(new PKCS8EncodedKeySpec(pkcs8)),
                    SubjectPublicKeyInfo.getInstance(CoseKey.subjectPublicKeyInfo(CoseAlgorithm.ES256, point)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] block(byte[] secret, String label, int counter) {
        Mac mac = SelectedCrypto.hmacSha256();
        try {
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        mac.update(label.getBytes(StandardCharsets.UTF_8));
        mac.update((byte) 0);
        mac.update((byte) counter);
        return mac.doFinal();
    }

    /** Without the private key. */
    @Override
    public String toString() {
        return "EcKey";
    }
}
