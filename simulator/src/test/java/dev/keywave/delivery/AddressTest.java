package dev.keywave.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keywave.input.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses as users write them. */
final class AddressTest {

    @Test
    void whatMayBeSecretIsUsedAndNotShown() {
        Address address = Address.parse("--push", "https://me:a%3Ab+c@example.org:9091/gate/?tenant=x");
        assertThat(address).hasToString("https://example.org:9091/gate");
        assertThat(address.at("/metrics")).hasToString("https://example.org:9091/gate/metrics?tenant=x");
        assertThat(address.authorization()).isEqualTo("Basic bWU6YTpiK2M=");
        assertThat(Address.parse("--push", "http://[::1]:1").at("")).hasToString("http://[::1]:1");
        assertThat(Address.parse("--push", "http://localhost").authorization()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:9091",
                "ftp://localhost",
                "http://",
                "http:///metrics",
                "me:secret@localhost:9091",
                "http://me:secret@",
                "http://me:se^secret@localhost"
            })
    void whatIsNoUrlOfAHostIsOneLineWithoutSecrets(String text) {
        assertThatThrownBy(() -> Address.parse("--push", text))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("--push: \"")
                .hasMessageEndingWith("is no http or https URL of a host; write for example http://localhost:9091")
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }
}
