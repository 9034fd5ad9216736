package dev.keywave.relyingparty;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** Streaming JSON: one object, each key at most once, nothing after it. */
final class Json {

    static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Json() {}

    /** Takes one member; the parser stands on its value and must stand on the value's last token afterwards. */
    @FunctionalInterface
    interface Members {
        void member(String name, JsonParser value);
    }

    /**
     * Reads a whole document that is one object.
     *
     * @param what for the message
     * @throws MalformedException when it is not
     */
    static void readObject(byte[] utf8, String what, Members members) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), utf8, 0, utf8.length)) {
            parser.nextToken();
            members(parser, what, members);
            if (parser.nextToken() != null) {
                throw new MalformedException(what + " has something after its JSON object");
            }
        } catch (JacksonException e) {
            throw new MalformedException(what + " is not JSON: " + e.getOriginalMessage());
        }
    }

    /** Reads the object that the parser stands on. */
    static void members(JsonParser parser, String what, Members members) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new MalformedException(what + " is not a JSON object");
        }
        String name;
        while ((name = parser.nextName()) != null) {
            parser.nextToken();
            members.member(name, parser);
        }
    }

    static String string(JsonParser value) {
        if (value.currentToken() != JsonToken.VALUE_STRING) {
            throw new MalformedException(value.currentName() + " is not a string");
        }
        return value.getString();
    }

    static boolean bool(JsonParser value) {
        JsonToken token = value.currentToken();
        if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
            throw new MalformedException(value.currentName() + " is not true or false");
        }
        return token == JsonToken.VALUE_TRUE;
    }

    static ByteString base64Url(JsonParser value) {
        byte[] bytes = Base64Url.decode(string(value));
        if (bytes == null) {
            throw new MalformedException(value.currentName() + " is not base64url without padding");
        }
        return new ByteString(bytes);
    }

    static List<String> strings(JsonParser value) {
        if (value.currentToken() != JsonToken.START_ARRAY) {
            throw new MalformedException(value.currentName() + " is not an array");
        }
        List<String> strings = new ArrayList<>();
        while (value.nextToken() != JsonToken.END_ARRAY) {
            strings.add(string(value));
        }
        return List.copyOf(strings);
    }

    /** The object that the parser stands on, as JSON text. */
    static String objectText(JsonParser value) {
        if (value.currentToken() != JsonToken.START_OBJECT) {
            throw new MalformedException(value.currentName() + " is not a JSON object");
        }
        return text(value);
    }

    /**
     * A whole document that is one object, in its shortest form.
     *
     * @param what for the message
     * @throws MalformedException when it is not
     */
    static String objectText(byte[] utf8, String what) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), utf8, 0, utf8.length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedException(what + " is not a JSON object");
            }
            String text = text(parser);
            if (parser.nextToken() != null) {
                throw new MalformedException(what + " has something after its JSON object");
            }
            return text;
        } catch (JacksonException e) {
            throw new MalformedException(what + " is not JSON: " + e.getOriginalMessage());
        }
    }

    private static String text(JsonParser value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            generator.copyCurrentStructure(value);
        }
        return text.toString();
    }

    /** Refuses a member of the wrong type; its content is of no interest. */
    static void skipObject(JsonParser value) {
        if (value.currentToken() != JsonToken.START_OBJECT) {
            throw new MalformedException(value.currentName() + " is not a JSON object");
        }
        value.skipChildren();
    }
}
