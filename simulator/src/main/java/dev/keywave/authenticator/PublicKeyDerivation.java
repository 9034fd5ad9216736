package dev.keywave.authenticator;

import dev.keywave.crypto.SelectedCrypto;
import dev.keywave.webauthn.CoseAlgorithm;
import dev.keywave.webauthn.CoseKey;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.math.BigInteger;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Arrays;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.bouncycastle.util.BigIntegers;

/**
 * Computes the public key of a private one, raw ({@link CoseKey}). The standard API has no such operation; Bouncy
 * Castle's arithmetic does it for every provider.
 */
@FunctionalInterface
interface PublicKeyDerivation {

    /** The raw public key; {@code prepared} is the same private key as the provider's object. */
    byte[] derive(byte[] privateKey, PrivateKey prepared);

    static PublicKeyDerivation p256(SelectedCrypto crypto) {
        return ec(CoseAlgorithm.ES256, "secp256r1", crypto);
    }

    static PublicKeyDerivation p384(SelectedCrypto crypto) {
        return ec(CoseAlgorithm.ES384, "secp384r1", crypto);
    }

    static PublicKeyDerivation p521(SelectedCrypto crypto) {
        return ec(CoseAlgorithm.ES512, "secp521r1", crypto);
    }

    private static PublicKeyDerivation ec(CoseAlgorithm algorithm, String curveName, SelectedCrypto crypto) {
        X9ECParameters curve = CustomNamedCurves.getByName(curveName);
        FixedPointCombMultiplier multiplier = new FixedPointCombMultiplier();
        PublicKeyDerivation portable = (privateKey, prepared) -> multiplier
                .multiply(curve.getG(), new BigInteger(1, privateKey))
                .normalize()
                .getEncoded(false);
        return of(crypto, algorithm, portable);
    }

    static PublicKeyDerivation ed25519(SelectedCrypto crypto) {
        PublicKeyDerivation portable = (privateKey, prepared) -> {
            byte[] publicKey = new byte[Ed25519.PUBLIC_KEY_SIZE];
            Ed25519.generatePublicKey(privateKey, 0, publicKey, 0);
            return publicKey;
        };
        return of(crypto, CoseAlgorithm.EDDSA, portable);
    }

    static PublicKeyDerivation mlDsa(CoseAlgorithm algorithm, MLDSAParameters parameters, SelectedCrypto crypto) {
        PublicKeyDerivation portable =
                (privateKey, prepared) -> new MLDSAPrivateKeyParameters(parameters, privateKey).getPublicKey();
        return of(crypto, algorithm, portable);
    }

    /** The product of the two primes. */
    static PublicKeyDerivation rsa() {
        int length = RsaPrimes.PRIME_LENGTH;
        return (privateKey, prepared) -> BigIntegers.asUnsignedByteArray(
                2 * length,
                new BigInteger(1, privateKey, 0, length).multiply(new BigInteger(1, privateKey, length, length)));
    }

    private static PublicKeyDerivation of(
            SelectedCrypto crypto, CoseAlgorithm algorithm, PublicKeyDerivation portable) {
        return crypto.name().equals("accp") ? new OfCorretto(CoseKey.publicKeyLength(algorithm), portable) : portable;
    }

    /**
     * Corretto's private keys know their public key, since AWS-LC computed it when it read them (P-256: 1 microsecond
     * instead of 56). They tell it by a public method of classes that are not public; should a version lack it, the
     * portable way serves.
     */
    final class OfCorretto implements PublicKeyDerivation {

        private final int length;
        private final PublicKeyDerivation portable;
        private boolean available = true;

        OfCorretto(int length, PublicKeyDerivation portable) {
            this.length = length;
            this.portable = portable;
        }

        @Override
        public byte[] derive(byte[] privateKey, PrivateKey prepared) {
            if (available) {
                try {
                    Method method = prepared.getClass().getMethod("getPublicKey");
                    method.setAccessible(true);
                    // SubjectPublicKeyInfo ends with the raw key
                    byte[] spki = ((PublicKey) method.invoke(prepared)).getEncoded();
                    return Arrays.copyOfRange(spki, spki.length - length, spki.length);
                } catch (ReflectiveOperationException | InaccessibleObjectException | ClassCastException e) {
                    available = false;
                }
            }
            return portable.derive(privateKey, prepared);
        }
    }
}
