package dev.keywave.authenticator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** These values never change: population files depend on them. Computed independently with Python's hmac module. */
final class CredentialDerivationTest {

    private static final BigInteger P256_ORDER =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

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

    @Test
    void p256PrivateKeysAreInRange() {
        for (int user = 0; user < 2_000; user++) {
            byte[] key = derivation.es256PrivateKey(user, 0, 1);
            assertThat(key).hasSize(32);
            assertThat(new BigInteger(1, key)).isBetween(BigInteger.ONE, P256_ORDER.subtract(BigInteger.ONE));
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
