package dev.keywave.benchmarks.compare;

import dev.keywave.crypto.CryptoChoice;
import dev.keywave.crypto.CryptoProviders;
import dev.keywave.crypto.SelectedCrypto;
import dev.keywave.input.InputException;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * What JCA calls an algorithm of COSE.
 *
 * @param signature of {@link Signature}
 * @param key of key factories and generators
 * @param curve of an elliptic curve's keys, else null
 */
record JcaNames(String signature, String key, @Nullable String curve) {

    private static final int RSA_BITS = 2048;

    /**
     * The names.
     *
     * @throws InputException for an algorithm that is not measured here
     */
    static JcaNames of(String algorithm) {
        return switch (algorithm) {
            case "ES256" -> new JcaNames("SHA256withECDSA", "EC", "secp256r1");
            case "ES384" -> new JcaNames("SHA384withECDSA", "EC", "secp384r1");
            case "RS256" -> new JcaNames("SHA256withRSA", "RSA", null);
            case "EdDSA" -> new JcaNames("Ed25519", "Ed25519", null);
            default ->
                throw new InputException(
                        "algorithm " + algorithm + " is not measured here; write ES256, EdDSA, RS256 or ES384");
        };
    }

    /** Makes keys, by whichever provider is fastest here. */
    KeyPairGenerator generator() throws GeneralSecurityException {
        SelectedCrypto fastest = CryptoProviders.select(CryptoChoice.AUTO);
        KeyPairGenerator generator = KeyPairGenerator.getInstance(key, fastest.provider("KeyPairGenerator", key));
        if (curve != null) {
            generator.initialize(new ECGenParameterSpec(curve));
        } else if (key.equals("RSA")) {
            generator.initialize(RSA_BITS);
        }
        return generator;
    }

    /** Signs, by whichever provider is fastest here. */
    Signature signer() {
        return CryptoProviders.select(CryptoChoice.AUTO).signature(signature);
    }
}
