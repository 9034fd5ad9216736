package dev.keywave.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyFactory;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class CryptoProvidersTest {

    private final List<Provider> before = List.of(Security.getProviders());

    @AfterEach
    void restoreTheInstalledProviders() {
        for (Provider provider : Security.getProviders()) {
            Security.removeProvider(provider.getName());
        }
        before.forEach(Security::addProvider);
    }

    @Test
    void correttoReadsAndSignsWithBothAlgorithms() {
        SelectedCrypto crypto = CryptoProviders.select(CryptoChoice.ACCP);

        assertThat(crypto.name()).isEqualTo("accp");
        assertThat(crypto.description()).matches("Amazon Corretto Crypto Provider \\d+\\.\\d+\\.\\d+");
        assertThat(crypto.signature("SHA256withECDSA").getProvider()).isSameAs(crypto.provider());
        assertThat(crypto.signature("Ed25519").getProvider()).isSameAs(crypto.provider());
        assertThat(crypto.keyFactory("EC").getProvider()).isSameAs(crypto.provider());
        assertThat(crypto.keyFactory("Ed25519").getProvider()).isSameAs(crypto.provider());
    }

    @Test
    void bouncyCastleTellsItsVersion() {
        SelectedCrypto crypto = CryptoProviders.select(CryptoChoice.BC);

        assertThat(crypto.name()).isEqualTo("bc");
        assertThat(crypto.description()).matches("Bouncy Castle \\d+\\.\\d+.*");
        assertThat(crypto.signature("Ed25519").getProvider().getName()).isEqualTo("BC");
    }

    @Test
    void theJdkHasAProviderForEachService() {
        SelectedCrypto crypto = CryptoProviders.select(CryptoChoice.JDK);

        assertThat(crypto.name()).isEqualTo("jdk");
        assertThat(crypto.description()).startsWith("JDK " + Runtime.version().feature());
        assertThat(crypto.provider().getName()).isEqualTo("SunEC");
        assertThat(crypto.provider("Signature", "Ed25519").getName()).isEqualTo("SunEC");
        assertThat(crypto.provider("MessageDigest", "SHA-256").getName()).isEqualTo("SUN");
        assertThat(crypto.provider("Mac", "HmacSHA256").getName()).isEqualTo("SunJCE");
    }

    @ParameterizedTest
    @EnumSource(names = {"ACCP", "BC", "JDK"})
    void everySelectionHasEveryAlgorithm(CryptoChoice choice) {
        SelectedCrypto crypto = CryptoProviders.select(choice);

        for (String keys : List.of("EC", "Ed25519", "RSA", "ML-DSA")) {
            assertThat(crypto.keyFactory(keys)).isNotNull();
        }
        for (String signature : List.of(
                "SHA256withECDSA",
                "SHA384withECDSA",
                "SHA512withECDSA",
                "Ed25519",
                "SHA256withRSA",
                "RSASSA-PSS",
                "ML-DSA")) {
            assertThat(crypto.signature(signature)).isNotNull();
        }
    }

    @Test
    void bouncyCastleStandsInForMlDsaWhereTheJdkLacksIt() throws Exception {
        boolean lacking = Runtime.version().feature() < 24;
        SelectedCrypto crypto = CryptoProviders.select(CryptoChoice.JDK);

        crypto.install();
        crypto.install();

        assertThat(crypto.description().contains("(ML-DSA: Bouncy Castle ")).isEqualTo(lacking);
        assertThat(crypto.signature("ML-DSA").getProvider().getName()).isEqualTo(lacking ? "BC" : "SUN");
        assertThat(KeyFactory.getInstance("ML-DSA").getProvider().getName()).isEqualTo(lacking ? "BC" : "SUN");
        assertThat(Signature.getInstance("SHA256withECDSA").getProvider().getName())
                .isEqualTo("SunEC");
    }

    @Test
    void autoTakesCorrettoWhereItWorks() {
        assertThat(CryptoProviders.select(CryptoChoice.AUTO).name()).isEqualTo("accp");
    }

    @Test
    void anInstalledProviderIsTheOneThatLookUpsFind() throws Exception {
        SelectedCrypto corretto = CryptoProviders.select(CryptoChoice.ACCP);
        SelectedCrypto bouncyCastle = CryptoProviders.select(CryptoChoice.BC);

        corretto.install();
        corretto.install();
        assertThat(Security.getProviders()[0].getName())
                .isEqualTo(corretto.provider().getName());
        assertThat(Signature.getInstance("Ed25519").getProvider().getName())
                .isEqualTo(corretto.provider().getName());

        bouncyCastle.install();
        assertThat(Security.getProviders()[0].getName()).isEqualTo("BC");
        assertThat(Security.getProviders()).doesNotHaveDuplicates();
    }

    @Test
    void afterTheJdkIsInstalledOursAreBehindIt() throws Exception {
        CryptoProviders.select(CryptoChoice.ACCP).install();
        CryptoProviders.select(CryptoChoice.BC).install();

        CryptoProviders.select(CryptoChoice.JDK).install();

        assertThat(Signature.getInstance("SHA256withECDSA").getProvider().getName())
                .isEqualTo("SunEC");
        assertThat(Signature.getInstance("Ed25519").getProvider().getName()).isEqualTo("SunEC");
        assertThat(Security.getProvider("BC")).isNotNull();
    }
}
