package dev.keywave.authenticator;

import dev.keywave.webauthn.CoseAlgorithm;
import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;

/** Wraps a private key, raw as in {@link ImportedCredential}, into what a key factory reads. */
@FunctionalInterface
interface PrivateKeyForm {

    /** The private key for the factory. */
    KeySpec of(byte[] privateKey);

    /** PKCS #8 around an ECPrivateKey (RFC 5915) of secp256r1 without the optional public key. */
    static PrivateKeyForm p256() {
        return pkcs8("3041020100301306072a8648ce3d020106082a8648ce3d030107042730250201010420");
    }

    /** The same of secp384r1. */
    static PrivateKeyForm p384() {
        return pkcs8("304e020100301006072a8648ce3d020106052b81040022043730350201010430");
    }

    /** The same of secp521r1. */
    static PrivateKeyForm p521() {
        return pkcs8("3060020100301006072a8648ce3d020106052b81040023044930470201010442");
    }

    /** PKCS #8 around a CurvePrivateKey of Ed25519 (RFC 8410). */
    static PrivateKeyForm ed25519() {
        return pkcs8("302e020100300506032b657004220420");
    }

    /** {@code p || q} with all that the Chinese remainder theorem wants (RFC 8017, section 3.2). */
    static PrivateKeyForm rsa() {
        return privateKey -> {
            BigInteger p = new BigInteger(1, privateKey, 0, RsaPrimes.PRIME_LENGTH);
            BigInteger q = new BigInteger(1, privateKey, RsaPrimes.PRIME_LENGTH, RsaPrimes.PRIME_LENGTH);
            BigInteger pMinus1 = p.subtract(BigInteger.ONE);
            BigInteger qMinus1 = q.subtract(BigInteger.ONE);
            return new RSAPrivateCrtKeySpec(
                    p.multiply(q),
                    RsaPrimes.E,
                    inverseOfE(pMinus1.multiply(qMinus1)),
                    p,
                    q,
                    inverseOfE(pMinus1),
                    inverseOfE(qMinus1),
                    q.modInverse(p));
        };
    }

    /**
     * PKCS #8 around the seed (RFC 9881, section 6), or around the expanded key for a factory that reads no seeds: that of
     * JDK 25.
     */
    static PrivateKeyForm mlDsa(CoseAlgorithm algorithm, MLDSAParameters parameters, KeyFactory factory) {
        boolean is44 = algorithm == CoseAlgorithm.ML_DSA_44;
        PrivateKeyForm seed = pkcs8("3034020100300b060960864801650304031" + (is44 ? 1 : 2) + "04228020");
        try {
            factory.generatePrivate(seed.of(new byte[32]));
            return seed;
        } catch (InvalidKeySpecException e) {
            PrivateKeyForm expanded = pkcs8(
                    is44
                            ? "30820a18020100300b060960864801650304031104820a0404820a00"
                            : "30820fd8020100300b060960864801650304031204820fc404820fc0");
            return privateKey -> expanded.of(new MLDSAPrivateKeyParameters(parameters, privateKey).getEncoded());
        }
    }

    private static PrivateKeyForm pkcs8(String hexPrefix) {
        byte[] prefix = HexFormat.of().parseHex(hexPrefix);
        return privateKey -> {
            byte[] pkcs8 = Arrays.copyOf(prefix, prefix.length + privateKey.length);
            System.arraycopy(privateKey, 0, pkcs8, prefix.length, privateKey.length);
            return new PKCS8EncodedKeySpec(pkcs8);
        };
    }

    /**
     * What {@code E.modInverse(modulus)} gives, by arithmetic with small numbers: the k with k * modulus = -1 (mod E)
     * makes 1 + k * modulus a multiple of E.
     */
    private static BigInteger inverseOfE(BigInteger modulus) {
        BigInteger k = modulus.negate().mod(RsaPrimes.E).modInverse(RsaPrimes.E);
        return k.multiply(modulus).add(BigInteger.ONE).divide(RsaPrimes.E);
    }
}
