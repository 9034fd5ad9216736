package dev.keywave.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** References as responses have them, https://www.rfc-editor.org/rfc/rfc3986#section-5.4. */
final class TargetOriginTest {

    private static final String BASE = "/a/b/c?d=e";
    private static final TargetOrigin ORIGIN = TargetOrigin.of(URI.create("http://RP.example:8080/prefix/"));

    @ParameterizedTest
    @CsvSource({
        "/x?y=z, /x?y=z",
        "/x#f, /x",
        "http://rp.example:8080/x, /x",
        "HTTP://RP.EXAMPLE:8080, /",
        "http://rp.example:8080?q, /?q",
        "//rp.example:8080/x, /x",
        "x, /a/b/x",
        "./x, /a/b/x",
        "../x?q=../y, /a/x?q=../y",
        "../../../x, /x",
        "'', /a/b/c?d=e",
        "#f, /a/b/c?d=e",
        "?x=y, /a/b/c?x=y",
        ".., /a/",
        "., /a/b/",
        "/x/../y/./z, /y/z"
    })
    void aReferenceToTheTargetIsResolved(String reference, String expected) {
        assertThat(ORIGIN.resolve(reference, BASE)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://rp.example:8080/x",
                "http://rp.example/x",
                "http://rp.example:80/x",
                "http://other.example:8080/",
                "http://rp.example:8080@other.example/",
                "http://rp.example:8080.other.example/",
                "//other.example/x",
                "javascript:alert(1)",
                "mailto:a@b"
            })
    void aReferenceElsewhereIsNot(String reference) {
        assertThat(ORIGIN.resolve(reference, BASE)).isNull();
    }

    @Test
    void theDefaultPortNeedNotBeWritten() {
        TargetOrigin https = TargetOrigin.of(URI.create("https://rp.example"));
        assertThat(https.resolve("https://rp.example:443/x", "/")).isEqualTo("/x");
        assertThat(https.resolve("https://rp.example/x", "/")).isEqualTo("/x");
        assertThat(https.resolve("http://rp.example/x", "/")).isNull();
        assertThat(ORIGIN.prefix()).isEqualTo("/prefix");
    }
}
