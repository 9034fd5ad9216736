package dev.keywave.adapter;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The decoders of a capture's {@code decode} that have a name only. */
enum Decoder implements TextDecoder {
    /** Resolves HTML's character references. */
    HTML(ValueKind.TEXT),
    /** Resolves the escapes of a JavaScript string literal. */
    JS(ValueKind.TEXT),
    /** Resolves percent-encoding (a plus stays a plus). */
    URL(ValueKind.TEXT),
    /** Decodes base64url, with or without padding, to UTF-8 text. */
    BASE64URL(ValueKind.TEXT),
    /** Decodes base64, with or without padding, to UTF-8 text. */
    BASE64(ValueKind.TEXT),
    /** Reads a whole number. */
    INT(ValueKind.NUMBER);

    private final ValueKind yields;

    Decoder(ValueKind yields) {
        this.yields = yields;
    }

    @Override
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public ValueKind yields() {
        return yields;
    }

    @Override
    public @Nullable Object apply(String text) {
        return switch (this) {
            case HTML -> Html.unescape(text);
            case JS -> JavaScript.unescape(text);
            case URL -> utf8(Percent.decode(text));
            case BASE64URL -> utf8(base64(Base64.getUrlDecoder(), text));
            case BASE64 -> utf8(base64(Base64.getDecoder(), text));
            case INT -> integer(text);
        };
    }

    static @Nullable Decoder named(String label) {
        return Arrays.stream(values())
                .filter(d -> d.label().equals(label))
                .findFirst()
                .orElse(null);
    }

    static List<String> labels() {
        return Arrays.stream(values()).map(Decoder::label).toList();
    }

    private static @Nullable String utf8(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static byte @Nullable [] base64(Base64.Decoder decoder, String text) {
        try {
            return decoder.decode(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable Object integer(String text) {
        try {
            return Long.valueOf(text.strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
