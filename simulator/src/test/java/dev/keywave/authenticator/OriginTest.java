package dev.keywave.authenticator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keywave.input.InputException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OriginTest {

    @ParameterizedTest
    @CsvSource({
        "https://Login.Example.COM/a?b, https://login.example.com, login.example.com",
        "https://example.com:443, https://example.com, example.com",
        "http://localhost:80/, http://localhost, localhost",
        "http://localhost:8080, http://localhost:8080, localhost",
        "https://example.com:80, https://example.com:80, example.com",
        "http://[::1]:8080, http://[::1]:8080, [::1]",
    })
    void anOriginIsSerializedAsBrowsersDo(String url, String serialized, String effectiveDomain) {
        assertThat(Origin.of(url)).isEqualTo(new Origin(serialized, effectiveDomain));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:8080", "ftp://example.com", "https://", "https://a b", "", "https:///x"})
    void whatIsNoHttpUrlIsRefused(String url) {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> Origin.of(url))
                .withMessageContaining("is no origin; expected for example https://login.example.com");
    }

    @ParameterizedTest
    @CsvSource({
        "https://login.example.com, login.example.com, true",
        "https://login.example.com, example.com, true",
        "https://login.example.com, com, false",
        "https://login.example.com, ample.com, false",
        "https://login.example.com, other.com, false",
        "https://login.example.com, www.login.example.com, false",
        "https://login.example.com, .example.com, false",
        "https://login.example.com, '', false",
        "https://login.example.com, Example.com, false",
        "http://localhost:8080, localhost, true",
        "http://127.0.0.1, 127.0.0.1, true",
        "http://127.0.0.1, 0.0.1, false",
    })
    void anRpIdIsTheDomainOrASuffixOfItsLabels(String origin, String rpId, boolean permitted) {
        assertThat(Origin.of(origin).permitsRpId(rpId)).isEqualTo(permitted);
    }
}
