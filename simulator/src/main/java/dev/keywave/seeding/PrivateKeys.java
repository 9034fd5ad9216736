package dev.keywave.seeding;

import dev.keywave.authenticator.ImportedCredential;
import dev.keywave.input.InputException;
import dev.keywave.webauthn.CoseAlgorithm;
import java.io.IOException;
import java.math.BigInteger;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.util.BigIntegers;

/** Private keys in PKCS #8 (RFC 5958). */
final class PrivateKeys {

    private static final int RSA_BITS = 2048;
    private static final int RSA_PRIME_LENGTH = 128;
    private static final BigInteger RSA_EXPONENT = BigInteger.valueOf(65_537);
    private static final String KNOWN =
            "; a key is on P-256 (ES256), P-384 (ES384), P-521 (ES512) or Ed25519 (EdDSA), of"
                    + " RSA with 2048 bits (RS256), or of ML-DSA-44 or ML-DSA-65";

    private PrivateKeys() {}

    /**
     * A credential that signs with that key. An RSA key does not tell whether it is for RS256 or PS256; it is taken for
     * RS256, which is the one that authenticators have.
     *
     * @param where for the message, which never has the key in it
     * @throws InputException when it is no key, or none that an authenticator of ours can sign with
     */
    static ImportedCredential credential(String where, byte[] credentialId, byte[] pkcs8) {
        AsymmetricKeyParameter key;
        try {
            key = PrivateKeyFactory.createKey(pkcs8);
        } catch (IOException | RuntimeException e) {
            // the cause could tell bytes of the key
            throw new InputException(where + ": privateKey is no private key in PKCS #8" + KNOWN);
        }
        if (key instanceof Ed25519PrivateKeyParameters ed25519) {
            return new ImportedCredential(credentialId, CoseAlgorithm.EDDSA, ed25519.getEncoded());
        }
        if (key instanceof ECPrivateKeyParameters ec) {
            CoseAlgorithm algorithm = algorithmOf(where, ec);
            return new ImportedCredential(
                    credentialId, algorithm, BigIntegers.asUnsignedByteArray(scalarLength(ec), ec.getD()));
        }
        if (key instanceof RSAKeyParameters rsa) {
            return new ImportedCredential(credentialId, CoseAlgorithm.RS256, primes(where, rsa));
        }
        if (key instanceof MLDSAPrivateKeyParameters mlDsa) {
            return new ImportedCredential(credentialId, algorithmOf(where, mlDsa), seed(where, mlDsa));
        }
        throw new InputException(
                where + ": privateKey is of a kind that is not known, which no authenticator here signs with" + KNOWN);
    }

    private static int scalarLength(ECPrivateKeyParameters key) {
        return BigIntegers.getUnsignedByteLength(key.getParameters().getN());
    }

    /** The curve's order tells the curve: those of other curves with as many bits are others. */
    private static CoseAlgorithm algorithmOf(String where, ECPrivateKeyParameters key) {
        BigInteger order = key.getParameters().getN();
        for (NistCurve curve : NistCurve.values()) {
            if (curve.order.equals(order)) {
                return curve.algorithm;
            }
        }
        throw new InputException(where + ": privateKey is on another curve, of " + order.bitLength() + " bits" + KNOWN);
    }

    private static CoseAlgorithm algorithmOf(String where, MLDSAPrivateKeyParameters key) {
        MLDSAParameters parameters = key.getParameters();
        if (parameters.equals(MLDSAParameters.ml_dsa_44)) {
            return CoseAlgorithm.ML_DSA_44;
        }
        if (parameters.equals(MLDSAParameters.ml_dsa_65)) {
            return CoseAlgorithm.ML_DSA_65;
        }
        throw new InputException(where + ": privateKey is of " + parameters.getName() + KNOWN);
    }

    /** {@code p || q}, the greater one first. */
    private static byte[] primes(String where, RSAKeyParameters key) {
        int bits = key.getModulus().bitLength();
        if (bits != RSA_BITS) {
            throw new InputException(where + ": privateKey is an RSA key of " + bits + " bits" + KNOWN);
        }
        if (!(key instanceof RSAPrivateCrtKeyParameters crt)) {
            throw new InputException(where + ": privateKey is an RSA key without its primes; save it with them");
        }
        BigInteger p = crt.getP().max(crt.getQ());
        BigInteger q = crt.getP().min(crt.getQ());
        if (BigIntegers.getUnsignedByteLength(p) != RSA_PRIME_LENGTH
                || !p.multiply(q).equals(key.getModulus())) {
            throw new InputException(
                    where + ": privateKey is an RSA key that is no product of two primes of 1024 bits" + KNOWN);
        }
        if (!crt.getPublicExponent().equals(RSA_EXPONENT)) {
            throw new InputException(where + ": privateKey is an RSA key with the public exponent "
                    + crt.getPublicExponent() + "; only those with " + RSA_EXPONENT + " are known");
        }
        byte[] primes = new byte[2 * RSA_PRIME_LENGTH];
        BigIntegers.asUnsignedByteArray(p, primes, 0, RSA_PRIME_LENGTH);
        BigIntegers.asUnsignedByteArray(q, primes, RSA_PRIME_LENGTH, RSA_PRIME_LENGTH);
        return primes;
    }

    private static byte[] seed(String where, MLDSAPrivateKeyParameters key) {
        byte[] seed = key.getSeed();
        if (seed == null) {
            throw new InputException(
                    where + ": privateKey is an ML-DSA key without its seed, and only from that it can be"
                            + " made again; save it with the seed");
        }
        return seed;
    }
}
