package dev.keywave.gatling.engine;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The part of a JSON text that a pointer (RFC 6901) leads to, through objects only. */
final class PointedValue {

    private static final JsonFactory FACTORY = JsonFactory.builder().build();

    /** Holds it. */
    final byte[] json;

    /** Where it begins. */
    final int offset;

    /** In bytes. */
    final int length;

    private PointedValue(byte[] json, int offset, int length) {
        this.json = json;
        this.offset = offset;
        this.length = length;
    }

    /**
     * Looks it up; a string that holds JSON is that JSON.
     *
     * @param names the pointer's, one by one; none for the whole text
     * @return null when there is nothing
     * @throws JacksonException when it is not JSON on the way
     */
    static @Nullable PointedValue find(byte[] json, String[] names) {
        if (names.length == 0) {
            return new PointedValue(json, 0, json.length);
        }
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            parser.nextToken();
            for (String name : names) {
                if (!enter(parser, name)) {
                    return null;
                }
            }
            if (parser.currentToken() == JsonToken.VALUE_STRING) {
                byte[] text = parser.getString().getBytes(StandardCharsets.UTF_8);
                return new PointedValue(text, 0, text.length);
            }
            int start = (int) parser.currentTokenLocation().getByteOffset();
            parser.skipChildren();
            int end = (int) parser.currentLocation().getByteOffset();
            return new PointedValue(json, start, end - start);
        }
    }

    private static boolean enter(JsonParser parser, String wanted) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            return false;
        }
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            if (name.equals(wanted)) {
                return true;
            }
            parser.skipChildren();
        }
        return false;
    }

    /** The names of a pointer such as {@code /publicKey}. */
    static String[] names(String pointer) {
        if (pointer.isEmpty()) {
            return new String[0];
        }
        String[] names = pointer.substring(pointer.startsWith("/") ? 1 : 0).split("/", -1);
        for (int i = 0; i < names.length; i++) {
            names[i] = names[i].replace("~1", "/").replace("~0", "~");
        }
        return names;
    }
}
