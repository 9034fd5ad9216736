package dev.keywave.adapter;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What stands behind a bar in a template, {@code {var|filter}}: how a value changes on its way out. */
enum Filter {
    /** Percent-encodes everything but RFC 3986's unreserved characters. */
    URL(ValueKind.TEXT),
    /** Escapes what HTML would take for markup. */
    HTML(ValueKind.TEXT),
    /** The value as JSON: a text in quotes. */
    JSON(ValueKind.JSON),
    /** The value as text, also where JSON would be written raw: a document as a JSON string. */
    TEXT(ValueKind.TEXT),
    /** The elements with commas between. */
    CSV(ValueKind.TEXT),
    /** COSE algorithm numbers as {@code pubKeyCredParams}. */
    ALGS(ValueKind.JSON),
    /** Credential IDs as {@code PublicKeyCredentialDescriptorJSON}s. */
    DESCRIPTORS(ValueKind.JSON),
    /** The text's UTF-8 bytes in base64url without padding. */
    BASE64URL(ValueKind.TEXT),
    /** The text's UTF-8 bytes in base64 with padding. */
    BASE64(ValueKind.TEXT);

    private final ValueKind yields;

    Filter(ValueKind yields) {
        this.yields = yields;
    }

    /** The name in a template. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kinds of values it takes. */
    Set<ValueKind> accepts() {
        return switch (this) {
            case URL, HTML, TEXT, BASE64URL, BASE64 -> Set.of(ValueKind.TEXT, ValueKind.NUMBER, ValueKind.JSON);
            case JSON -> Set.of(ValueKind.TEXT, ValueKind.NUMBER, ValueKind.JSON, ValueKind.TEXTS, ValueKind.NUMBERS);
            case CSV -> Set.of(ValueKind.TEXTS, ValueKind.NUMBERS);
            case ALGS -> Set.of(ValueKind.NUMBERS);
            case DESCRIPTORS -> Set.of(ValueKind.TEXTS);
        };
    }

    /** Those kinds for an error. */
    String accepted() {
        return accepts().stream().sorted().map(ValueKind::inWords).collect(Collectors.joining(" or "));
    }

    ValueKind yields() {
        return yields;
    }

    /** Changes a value of an accepted kind. */
    Object apply(Object value) {
        return switch (this) {
            case URL -> Percent.UNRESERVED.encode(Value.text(value));
            case HTML -> Html.escape(Value.text(value));
            case JSON -> Value.json(value);
            case TEXT -> Value.text(value);
            case CSV -> ((List<?>) value).stream().map(Value::text).collect(Collectors.joining(","));
            case ALGS -> array(value, "{\"type\":\"public-key\",\"alg\":");
            case DESCRIPTORS -> array(value, "{\"type\":\"public-key\",\"id\":");
            case BASE64URL -> base64(Base64.getUrlEncoder().withoutPadding(), value);
            case BASE64 -> base64(Base64.getEncoder(), value);
        };
    }

    static @Nullable Filter named(String label) {
        return Arrays.stream(values())
                .filter(f -> f.label().equals(label))
                .findFirst()
                .orElse(null);
    }

    static List<String> labels() {
        return Arrays.stream(values()).map(Filter::label).toList();
    }

    private static byte[] array(Object list, String before) {
        return ((List<?>) list)
                .stream()
                        .map(element -> before + new String(Value.json(element), StandardCharsets.UTF_8) + "}")
                        .collect(Collectors.joining(",", "[", "]"))
                        .getBytes(StandardCharsets.UTF_8);
    }

    private static String base64(Base64.Encoder encoder, Object value) {
        return encoder.encodeToString(Value.text(value).getBytes(StandardCharsets.UTF_8));
    }
}
