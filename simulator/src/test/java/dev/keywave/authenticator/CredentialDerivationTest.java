package dev.keywave.authenticator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.keywave.crypto.SelectedCrypto;
import dev.keywave.webauthn.CoseAlgorithm;
import java.math.BigInteger;
import java.util.HexFormat;
import org.bouncycastle.asn1.nist.NISTNamedCurves;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** These values never change: population files depend on them. Computed independently with Python's hmac module. */
final class CredentialDerivationTest {

    private final CredentialDerivation derivation = new CredentialDerivation(seed());

    @Test
    void pinnedVectors() {
        assertThat(hex(derivation.es256PrivateKey(0, 0, 1)))
                .isEqualTo("96646041e6b2e14a3fe1941cb54b9291da3c26f3d6ce639f72d4804d25e188cf");
        assertThat(hex(derivation.ed25519PrivateKey(0, 0, 1)))
                .isEqualTo("983ef89506f8f0592d7273b2b89021c55c4266fd6a90a355a73fb700e67ff39c");
        assertThat(hex(derivation.credentialId(0, 0, 1, 20))).isEqualTo("7c08a54d86aa42a831233e01cea073b3584d5f1c");
        assertThat(hex(derivation.es256PrivateKey(999999, 0, 1)))
                .isEqualTo("98b97b9bbb3e6a6286a4de415f417d81e3c9d8880210d075dbeac1129febc2ae");
        assertThat(hex(derivation.ed25519PrivateKey(999999, 0, 1)))
                .isEqualTo("5afc5b80cc8cc9c37fd2f1766e7a957bba3fb661fc49d7c4ac323ddc8c250b76");
        assertThat(hex(derivation.credentialId(999999, 0, 1, 20)))
                .isEqualTo("fcac0cec3f0abec85dbbe513d40c36b71813c066");
        assertThat(hex(derivation.es256PrivateKey(1L << 40, 3, 258)))
                .isEqualTo("10c9ba5a9214e1e3a1e42eed1cceca32b5cf25bf44f8d61d44efa2cbc39a231f");
        assertThat(hex(derivation.ed25519PrivateKey(1L << 40, 3, 258)))
                .isEqualTo("a36e320b46901c8cbba78356cd9241241c1f5dd76b7078f0c65e48514f8d7dbe");
        assertThat(hex(derivation.credentialId(1L << 40, 3, 258, 64)))
                .isEqualTo("6a805349a23f797a63ecf763f223e04ed80ee3c9ee1f029b18322416c9d927ee"
                        + "38905ee9f853a9468d2f2b0d24ef6d4d4ae988216a836a106b18097ea6185139");
    }

    @ParameterizedTest
    @CsvSource({
        "ES384, 0, 0, 1, e657da8c014d052a4afdab53e78e6eb655cf601b6410d646acb68736d119cf9c"
                + "3e6aa5cf5d052c1c3d91676bf3188185",
        "ES384, 1099511627776, 3, 258, a716ca9e31d839cdfda16a5f72de3bf5106d733c9a953cef28d0822bf04dd751"
                + "342354011f3ffed3be78018ff9e81c8a",
        "ES512, 0, 0, 1, 00017029cc5ea790dae80086c3a53589a4a861a964e483c6e1842667f6c17558"
                + "ff5b6118264f6d58ad51cf8bdef5307631c4b47f0f138b3e60fde6c16f958014ad86",
        "ES512, 1099511627776, 3, 258, 012fdac413cf0b8623cd7c3a73c8c44dab2f5d05c3da184f8645b7e1d934ffbf"
                + "1412c2b9d02e3ef1b35c99bff083bbeebd44dc2a4d91c0555a28bd3c6840692baae4",
        "ML_DSA_44, 0, 0, 1, d1dc166e0d9cbb75eba49453e5c11dd567fc730958aa896d321c25671cac71b4",
        "ML_DSA_44, 1099511627776, 3, 258, 0ae802b5e58767f2a1ffac3e7b121cb114a1ea6dd1178bf89f33e34f379ee34b",
        "ML_DSA_65, 0, 0, 1, 4c993a7e141b068927c6b2acc67cecb345f11e87fa0b2d280fe03836bcde7544",
        "ML_DSA_65, 1099511627776, 3, 258, 3f621da2599e96f87c6686466233ad556a3137f83b091eb58c7d91b60c8ecb13",
    })
    void pinnedVectorsOfTheOtherAlgorithms(
            CoseAlgorithm algorithm, long user, int number, int generation, String privateKey) {
        assertThat(hex(derivation.privateKey(algorithm, user, number, generation)))
                .isEqualTo(privateKey);
    }

    /** The primes too were searched for independently. */
    @ParameterizedTest
    @CsvSource({
        "RS256, 0, 0, 1, 37435e32d92481fb3aaaa097255e17ce159b26a6441bcf209b9d167a238c1545",
        "PS256, 0, 0, 1, a3cfc03e7c2b4d662e91e08645f90cf236ea6dc50304d197506a1138faf05c23",
        "RS256, 999999, 0, 1, 00db55337d63a99e8aaee6cb3cd4a819af1e56824b3a993105cc33c334c179bd",
        "PS256, 1099511627776, 3, 258, a3bdb5ee17a1adda4ea3f953a2dfc0b475e923c701329ff3c2248141f627a16b",
    })
    void pinnedHashesOfRsaKeys(CoseAlgorithm algorithm, long user, int number, int generation, String sha256) {
        assertThat(hex(SelectedCrypto.sha256().digest(derivation.privateKey(algorithm, user, number, generation))))
                .isEqualTo(sha256);
    }

    @Test
    void aUserIdIsPinnedToo() {
        assertThat(derivation.userId(0)).hasToString("993b79d0-279a-8fba-8a84-d6274b388908");
        assertThat(derivation.userId(999999)).hasToString("c9ce6893-2d5a-8eb1-9758-10929dd13245");
    }

    @Test
    void everyPartOfTheNameMatters() {
        assertThat(new String[] {
                    hex(derivation.credentialId(1, 0, 1, 32)),
                    hex(derivation.credentialId(2, 0, 1, 32)),
                    hex(derivation.credentialId(1, 1, 1, 32)),
                    hex(derivation.credentialId(1, 0, 2, 32)),
                    hex(derivation.ed25519PrivateKey(1, 0, 1)),
                    hex(derivation.es256PrivateKey(1, 0, 1)),
                    hex(new CredentialDerivation(new byte[32]).credentialId(1, 0, 1, 32)),
                })
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({"ES256, 32, P-256", "ES384, 48, P-384", "ES512, 66, P-521"})
    void ellipticCurvePrivateKeysAreInRange(CoseAlgorithm algorithm, int length, String curve) {
        BigInteger order = NISTNamedCurves.getByName(curve).getN();
        for (int user = 0; user < 2_000; user++) {
            byte[] key = derivation.privateKey(algorithm, user, 0, 1);
            assertThat(key).hasSize(length);
            assertThat(new BigInteger(1, key)).isBetween(BigInteger.ONE, order.subtract(BigInteger.ONE));
        }
    }

    @Test
    void aSeedOfAnotherLengthIsABug() {
        assertThatIllegalArgumentException().isThrownBy(() -> new CredentialDerivation(new byte[16]));
    }

    private static byte[] seed() {
        byte[] seed = new byte[CredentialDerivation.SEED_LENGTH];
        for (int i = 0; i < seed.length; i++) {
            seed[i] = (byte) i;
        }
        return seed;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
