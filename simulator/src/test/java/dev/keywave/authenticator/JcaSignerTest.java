package dev.keywave.authenticator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.crypto.CryptoChoice;
import dev.keywave.crypto.CryptoProviders;
import dev.keywave.crypto.SelectedCrypto;
import dev.keywave.webauthn.CoseAlgorithm;
import dev.keywave.webauthn.CoseKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Keys, among them those of https://www.w3.org/TR/webauthn-3/#sctn-test-vectors, through each provider. */
final class JcaSignerTest {

    private static final CredentialDerivation DERIVATION =
            new CredentialDerivation(new byte[CredentialDerivation.SEED_LENGTH]);

    @ParameterizedTest
    @EnumSource(CryptoChoice.class)
    void aP256PrivateKeyGivesItsPublicKey(CryptoChoice choice) {
        assertThat(publicKey(
                        choice,
                        CoseAlgorithm.ES256,
                        "6e68e7a58484a3264f66b77f5d6dc5bc36a47085b615c9727ab334e8c369c2ee"))
                .isEqualTo("04afefa16f97ca9b2d23eb86ccb64098d20db90856062eb249c33a9b672f26df61"
                        + "930a56b87a2fca66334b03458abf879717c12cc68ed73290af2e2664796b9220");
    }

    @ParameterizedTest
    @EnumSource(CryptoChoice.class)
    void anEd25519PrivateKeyGivesItsPublicKey(CryptoChoice choice) {
        assertThat(publicKey(
                        choice,
                        CoseAlgorithm.EDDSA,
                        "971f38c0f73aaf0c5a614eb5e26430ae1ea0ed13e4f425d96e9662349340b0b3"))
                .isEqualTo("44e06ddd331c36a8dc667bab52bcae63486c916aa5e339e6acebaa84934bf832");
    }

    static Stream<Arguments> everyAlgorithmAndProvider() {
        return Stream.of(CoseAlgorithm.values())
                .flatMap(algorithm -> Stream.of(CryptoChoice.ACCP, CryptoChoice.BC, CryptoChoice.JDK)
                        .map(choice -> Arguments.of(algorithm, choice)));
    }

    @ParameterizedTest
    @MethodSource("everyAlgorithmAndProvider")
    void signaturesHoldForEveryOtherProvider(CoseAlgorithm algorithm, CryptoChoice choice) throws Exception {
        Signer signer = JcaSigner.of(algorithm, CryptoProviders.select(choice));
        for (int user = 0; user < 3; user++) {
            byte[] privateKey = DERIVATION.privateKey(algorithm, user, 0, 1);
            PrivateKey prepared = signer.prepare(privateKey);
            byte[] spki = CoseKey.subjectPublicKeyInfo(algorithm, signer.publicKey(privateKey, prepared));
            byte[] message = ("message " + user).getBytes(StandardCharsets.UTF_8);
            byte[] signature = signer.sign(prepared, message);

            for (CryptoChoice other : List.of(CryptoChoice.ACCP, CryptoChoice.BC, CryptoChoice.JDK)) {
                assertThat(verifies(algorithm, other, spki, message, signature))
                        .as("checked by %s", other)
                        .isTrue();
                assertThat(verifies(algorithm, other, spki, "another".getBytes(StandardCharsets.UTF_8), signature))
                        .as("checked by %s", other)
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyProviderGivesTheSamePublicKey(CoseAlgorithm algorithm) {
        String privateKey = HexFormat.of().formatHex(DERIVATION.privateKey(algorithm, 5, 0, 1));
        String publicKey = publicKey(CryptoChoice.ACCP, algorithm, privateKey);

        assertThat(publicKey).hasSize(2 * CoseKey.publicKeyLength(algorithm));
        assertThat(publicKey(CryptoChoice.BC, algorithm, privateKey)).isEqualTo(publicKey);
        assertThat(publicKey(CryptoChoice.JDK, algorithm, privateKey)).isEqualTo(publicKey);
    }

    private static boolean verifies(
            CoseAlgorithm algorithm, CryptoChoice choice, byte[] spki, byte[] message, byte[] signature)
            throws GeneralSecurityException {
        SelectedCrypto crypto = CryptoProviders.select(choice);
        Signature verifier = crypto.signature(
                switch (algorithm) {
                    case ES256 -> "SHA256withECDSA";
                    case ES384 -> "SHA384withECDSA";
                    case ES512 -> "SHA512withECDSA";
                    case EDDSA -> "Ed25519";
                    case RS256 -> "SHA256withRSA";
                    case PS256 -> "RSASSA-PSS";
                    case ML_DSA_44, ML_DSA_65 -> "ML-DSA";
                });
        if (algorithm == CoseAlgorithm.PS256) {
            verifier.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        }
        String keys = switch (algorithm) {
            case ES256, ES384, ES512 -> "EC";
            case EDDSA -> "Ed25519";
            case RS256, PS256 -> "RSA";
            case ML_DSA_44, ML_DSA_65 -> "ML-DSA";
        };
        verifier.initVerify(crypto.keyFactory(keys).generatePublic(new X509EncodedKeySpec(spki)));
        verifier.update(message);
        return verifier.verify(signature);
    }

    private static String publicKey(CryptoChoice choice, CoseAlgorithm algorithm, String privateKey) {
        Signer signer = JcaSigner.of(algorithm, CryptoProviders.select(choice));
        byte[] raw = HexFormat.of().parseHex(privateKey);
        return HexFormat.of().formatHex(signer.publicKey(raw, signer.prepare(raw)));
    }
}
