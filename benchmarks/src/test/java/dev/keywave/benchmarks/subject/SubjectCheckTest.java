package dev.keywave.benchmarks.subject;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.benchmarks.SignatureVerifier;
import dev.keywave.benchmarks.inputs.SignedAssertion;
import dev.keywave.benchmarks.inputs.SignedAssertions;
import dev.keywave.webauthn.CoseAlgorithm;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import java.util.Set;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SubjectCheckTest {

    private static final List<SignedAssertion> INPUTS = SignedAssertions.of(CoseAlgorithm.ES256, 2);

    @ParameterizedTest
    @ValueSource(strings = {"accp", "accp-jdk-hash", "conscrypt", "bc", "jdk"})
    void theBuiltInProvidersAreWhatTheirNamesSay(String name) {
        Lookup lookup = new Subjects(BringYourOwn.NOTHING).find(name);
        if (lookup instanceof Lookup.Found found) {
            assertThat(SubjectCheck.problem(found.subject(), CoseAlgorithm.ES256, INPUTS))
                    .isNull();
        } else {
            assertThat(((Lookup.Unavailable) lookup).why()).contains("native library");
        }
    }

    @Test
    void p256IsTheCurveAndNotOneOfTheSameSize() throws GeneralSecurityException {
        assertThat(SubjectCheck.parameters(ecKey("secp256r1"), CoseAlgorithm.ES256))
                .isNull();
        assertThat(SubjectCheck.parameters(ecKey("secp256k1"), CoseAlgorithm.ES256))
                .isEqualTo("its key is not on secp256r1");
        assertThat(SubjectCheck.parameters(ecKey("brainpoolP256r1"), CoseAlgorithm.ES256))
                .isEqualTo("its key is not on secp256r1");
        assertThat(SubjectCheck.parameters(ecKey("secp256r1"), CoseAlgorithm.ES384))
                .isEqualTo("its key is not on secp384r1");
    }

    @Test
    void anRsaKeyOfAnotherLengthIsFound() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);

        assertThat(SubjectCheck.parameters(generator.generateKeyPair().getPublic(), CoseAlgorithm.RS256))
                .isEqualTo("its key is no RSA key of 2048 bits");
    }

    @Test
    void whoeverAcceptsEverythingIsNotMeasured() {
        assertThat(problemOf((message, signature) -> true)).isEqualTo("accepts a signature with a flipped bit");
    }

    @Test
    void whoeverRejectsEverythingIsNotMeasured() {
        assertThat(problemOf((message, signature) -> false)).isEqualTo("rejects a good signature");
    }

    @Test
    void whoeverBreaksIsNotMeasuredAndSaysHow() {
        assertThat(problemOf((message, signature) -> {
                    throw new UnsatisfiedLinkError("no such symbol");
                }))
                .isEqualTo("java.lang.UnsatisfiedLinkError: no such symbol");
    }

    private static String problemOf(SignatureVerifier.PublicKeyVerifier key) {
        SignatureVerifier verifier = new SignatureVerifier() {
            @Override
            public String name() {
                return "mine";
            }

            @Override
            public Set<String> algorithms() {
                return Set.of("ES256");
            }

            @Override
            public PublicKeyVerifier forKey(String algorithm, byte[] subjectPublicKeyInfo) {
                return key;
            }
        };
        return String.valueOf(SubjectCheck.problem(new Subject(verifier, null), CoseAlgorithm.ES256, INPUTS));
    }

    private static PublicKey ecKey(String curve) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", new BouncyCastleProvider());
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair().getPublic();
    }
}
