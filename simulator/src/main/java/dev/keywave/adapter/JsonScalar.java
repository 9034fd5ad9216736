package dev.keywave.adapter;

import dev.keywave.input.YamlNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** A text, number, truth value or null that a response is compared with. */
sealed interface JsonScalar {

    /** Whether the parser's current token is this value. */
    boolean matches(JsonParser parser);

    /** A text, compared character by character. */
    record Text(String text) implements JsonScalar {
        @Override
        public boolean matches(JsonParser parser) {
            if (parser.currentToken() != JsonToken.VALUE_STRING || parser.getStringLength() != text.length()) {
                return false;
            }
            char[] characters = parser.getStringCharacters();
            int offset = parser.getStringOffset();
            for (int i = 0; i < text.length(); i++) {
                if (characters[offset + i] != text.charAt(i)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** A number; 1 and 1.0 are the same. */
    record Decimal(BigDecimal number) implements JsonScalar {
        @Override
        public boolean matches(JsonParser parser) {
            @Nullable JsonToken token = parser.currentToken();
            return token != null && token.isNumeric() && number.compareTo(parser.getDecimalValue()) == 0;
        }
    }

    /** {@code true}, {@code false} or {@code null}. */
    record Keyword(JsonToken token) implements JsonScalar {
        @Override
        public boolean matches(JsonParser parser) {
            return parser.currentToken() == token;
        }
    }

    /** Reads a map of pointers to values. */
    static Map<JsonPointer, JsonScalar> byPointer(YamlNode node) {
        Map<JsonPointer, JsonScalar> values = new LinkedHashMap<>();
        node.asMap()
                .forEach((pointer, value) -> values.put(JsonPointer.parse(pointer, value.keyLocation()), of(value)));
        return values;
    }

    /** As JSON writes it. */
    default String inWords() {
        if (this instanceof Text text) {
            return "\"" + text.text() + "\"";
        } else if (this instanceof Decimal decimal) {
            return decimal.number().toPlainString();
        }
        return String.valueOf(((Keyword) this).token().asString());
    }

    static JsonScalar of(YamlNode node) {
        return switch (node.kind()) {
            case TEXT -> new Text(node.asString());
            case INTEGER, DECIMAL -> new Decimal(new BigDecimal(node.asString()));
            case BOOLEAN -> new Keyword(node.asBoolean() ? JsonToken.VALUE_TRUE : JsonToken.VALUE_FALSE);
            case NULL, ABSENT -> new Keyword(JsonToken.VALUE_NULL);
            case MAP, LIST ->
                throw node.error(
                        "can only compare with text, a number, true, false or null; point at one value of the response");
        };
    }
}
