package dev.keywave.benchmarks.subject;

import dev.keywave.webauthn.CoseAlgorithm;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the JCA spells an algorithm; where providers differ, the most specific name first.
 *
 * @param signatures names of {@code Signature}
 * @param keys names of {@code KeyFactory} and {@code KeyPairGenerator}
 * @param keySpec for the key pair generator; null when the name says it all
 */
record JcaAlgorithm(
        List<String> signatures,
        List<String> keys,
        @Nullable AlgorithmParameterSpec keySpec) {

    static JcaAlgorithm of(CoseAlgorithm algorithm) {
        return switch (algorithm) {
            case ES256 -> ecdsa("SHA256withECDSA", "secp256r1");
            case ES384 -> ecdsa("SHA384withECDSA", "secp384r1");
            case ES512 -> ecdsa("SHA512withECDSA", "secp521r1");
            case EDDSA -> new JcaAlgorithm(List.of("Ed25519", "EdDSA"), List.of("Ed25519", "EdDSA"), null);
            case RS256 ->
                new JcaAlgorithm(
                        List.of("SHA256withRSA"),
                        List.of("RSA"),
                        new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4));
            case ML_DSA_44 -> new JcaAlgorithm(List.of("ML-DSA-44", "ML-DSA"), List.of("ML-DSA-44", "ML-DSA"), null);
            case PS256, ML_DSA_65 ->
                throw new IllegalArgumentException(algorithm.label() + " is not among what is measured");
        };
    }

    private static JcaAlgorithm ecdsa(String signature, String curve) {
        return new JcaAlgorithm(List.of(signature), List.of("EC"), new ECGenParameterSpec(curve));
    }
}
