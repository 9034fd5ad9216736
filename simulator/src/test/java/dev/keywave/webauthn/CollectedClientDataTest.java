package dev.keywave.webauthn;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** https://www.w3.org/TR/webauthn-3/#clientdatajson-serialization */
final class CollectedClientDataTest {

    @Test
    void membersComeInTheOrderOfTheSpecification() {
        assertThat(text(new CollectedClientData("webauthn.get", "AAAA", "https://example.org", false, null).toJson()))
                .isEqualTo("{\"type\":\"webauthn.get\",\"challenge\":\"AAAA\",\"origin\":\"https://example.org\","
                        + "\"crossOrigin\":false}");
    }

    @Test
    void aFrameOfAnotherOriginNamesTheTopOrigin() {
        assertThat(text(new CollectedClientData("webauthn.get", "AAAA", "https://a.org", true, "https://b.org")
                        .toJson()))
                .endsWith(",\"crossOrigin\":true,\"topOrigin\":\"https://b.org\"}");
    }

    @Test
    void quotesBackslashesAndControlCharactersAreEscapedAndNothingElse() {
        String odd = "a\"b\\c\n\u0000\u001f\u007f/ü\uD83D\uDE00";

        assertThat(text(new CollectedClientData("webauthn.create", "AAAA", odd, false, null).toJson()))
                .contains("\"origin\":\"a\\\"b\\\\c\\u000a\\u0000\\u001f\u007f/ü\uD83D\uDE00\"");
    }

    @Test
    void aTemplateSaysTheSameAsTheWholeDictionary() {
        String origin = "https://\"challenge\":\".example";

        assertThat(new CollectedClientData.Template(CollectedClientData.CREATE, origin).toJson("q_-0"))
                .isEqualTo(new CollectedClientData("webauthn.create", "q_-0", origin, false, null).toJson());
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
