package dev.keywave.relyingparty;

import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.EllipticCurve;
import org.jspecify.annotations.Nullable;

/**
 * Whether a public key fits its COSE algorithm (https://www.w3.org/TR/webauthn-3/#sctn-alg-identifier): with
 * attestation none nobody uses the key before the first authentication, so a bad one would be stored.
 */
final class PublicKeyChecks {

    private static final int MIN_RSA_BITS = 2048;

    private PublicKeyChecks() {}

    /** Refuses a key that does not fit; null when it does. */
    static @Nullable Rejection check(PublicKey key, long alg) {
        if (!fits(key, alg)) {
            return new Rejection(
                    RejectionReason.PUBLIC_KEY_INVALID, key.getAlgorithm() + " key does not fit algorithm " + alg);
        }
        return null;
    }

    private static boolean fits(PublicKey key, long alg) {
        if (alg == -7) {
            return isOnCurveOf(256, key);
        }
        if (alg == -35) {
            return isOnCurveOf(384, key);
        }
        if (alg == -36) {
            return isOnCurveOf(521, key);
        }
        if (isRsa(alg)) {
            return isRsaKey(key);
        }
        String kind = key.getAlgorithm();
        if (alg == -8 || alg == -19) {
            return kind.equals("EdDSA") || kind.equals("Ed25519");
        }
        // the key is of the parameter set that its algorithm names, or could not have been read
        return !isMlDsa(alg) || kind.startsWith("ML-DSA");
    }

    private static boolean isRsa(long alg) {
        return (alg >= -259 && alg <= -257) || (alg >= -39 && alg <= -37);
    }

    private static boolean isMlDsa(long alg) {
        return alg == -48 || alg == -49;
    }

    /**
     * "A key of size 2048 bits or larger MUST be used with these algorithms" (RFC 8812, section 2; RFC 8230, section 6.1);
     * the public exponent is an odd number from 3 up (RFC 8017, section 3.1).
     */
    private static boolean isRsaKey(PublicKey key) {
        return key instanceof RSAPublicKey rsa
                && rsa.getModulus().bitLength() >= MIN_RSA_BITS
                && rsa.getModulus().testBit(0)
                && rsa.getPublicExponent().testBit(0)
                && rsa.getPublicExponent().bitLength() > 1;
    }

    /** "Keys with algorithm ES256 (-7) MUST specify P-256 (1) as the crv parameter", and so on; and y² = x³ + ax + b. */
    private static boolean isOnCurveOf(int fieldSize, PublicKey key) {
        if (!(key instanceof ECPublicKey ec)
                || !(ec.getParams().getCurve().getField() instanceof ECFieldFp field)
                || field.getFieldSize() != fieldSize) {
            return false;
        }
        EllipticCurve curve = ec.getParams().getCurve();
        BigInteger p = field.getP();
        BigInteger x = ec.getW().getAffineX();
        BigInteger y = ec.getW().getAffineY();
        if (x == null || y == null || x.compareTo(p) >= 0 || y.compareTo(p) >= 0) {
            return false;
        }
        BigInteger right = x.multiply(x).add(curve.getA()).multiply(x).add(curve.getB());
        return y.multiply(y).subtract(right).mod(p).signum() == 0;
    }
}
