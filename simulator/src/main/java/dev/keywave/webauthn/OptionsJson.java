package dev.keywave.webauthn;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;

/** The one streaming pass over options, and the values that both kinds of options have. */
final class OptionsJson {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.threadLocalPool())
            .build();

    private static final Base64.Decoder BASE64URL = Base64.getUrlDecoder();

    private OptionsJson() {}

    /** Takes the members of one kind of options, one after the other. */
    interface Reader<T> {

        /** Takes a member; the parser is on its value and must be left on the value's last token. */
        void member(String name, JsonParser value) throws InvalidOptionsException;

        /** All members were seen. */
        T finish() throws InvalidOptionsException;
    }

    static <T> T read(byte[] json, int offset, int length, Reader<T> reader) throws InvalidOptionsException {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json, offset, length)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw new InvalidOptionsException("options_not_json", "The options are empty");
            }
            if (first != JsonToken.START_OBJECT) {
                throw new InvalidOptionsException("options_not_an_object", "The options are not a JSON object");
            }
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                parser.nextToken();
                reader.member(name, parser);
            }
            if (parser.nextToken() != null) {
                throw new InvalidOptionsException("options_not_json", "Something follows the options' JSON object");
            }
        } catch (JacksonException e) {
            throw new InvalidOptionsException(
                    "options_not_json",
                    "The options are not JSON: "
                            + String.valueOf(e.getOriginalMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse(""));
        }
        return reader.finish();
    }

    /** Bytes in base64url without padding; browsers take neither padding nor the standard alphabet. */
    static byte[] base64Url(JsonParser value, String reason, String member) throws InvalidOptionsException {
        if (value.currentToken() == JsonToken.VALUE_STRING) {
            String text = value.getString();
            if (text.isEmpty() || text.charAt(text.length() - 1) != '=') {
                try {
                    return BASE64URL.decode(text);
                } catch (IllegalArgumentException e) {
                    throw new InvalidOptionsException(reason, member + " is not base64url: " + e.getMessage());
                }
            }
            throw new InvalidOptionsException(reason, member + " is base64url with padding");
        }
        throw new InvalidOptionsException(reason, member + " is not a string");
    }

    /** A string; null for JSON's null and for what is no string, which the callers take for not given. */
    static @Nullable String stringOrNull(JsonParser value) {
        if (value.currentToken() == JsonToken.VALUE_STRING) {
            return value.getString();
        }
        value.skipChildren();
        return null;
    }

    /** A string; null for JSON's null. */
    static @Nullable String string(JsonParser value, String reason, String member) throws InvalidOptionsException {
        if (value.currentToken() == JsonToken.VALUE_STRING) {
            return value.getString();
        }
        if (value.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        throw new InvalidOptionsException(reason, member + " is not a string");
    }

    static long timeoutMs(JsonParser value) {
        if (value.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            return Math.max(0, value.getValueAsLong(0));
        }
        value.skipChildren();
        return 0;
    }

    static UserVerificationRequirement userVerification(JsonParser value) {
        String text = stringOrNull(value);
        UserVerificationRequirement known = text == null ? null : UserVerificationRequirement.byValue(text);
        return known == null ? UserVerificationRequirement.PREFERRED : known;
    }

    /**
     * The IDs of a list of {@code PublicKeyCredentialDescriptorJSON}; descriptors of a type other than
     * {@code public-key} are ignored.
     *
     * @param reasonPrefix for example {@code allow_credentials}
     */
    static List<byte[]> credentialIds(JsonParser value, String reasonPrefix, String member)
            throws InvalidOptionsException {
        if (value.currentToken() == JsonToken.VALUE_NULL) {
            return List.of();
        }
        if (value.currentToken() != JsonToken.START_ARRAY) {
            throw new InvalidOptionsException(reasonPrefix + "_malformed", member + " is not a list");
        }
        List<byte[]> ids = new ArrayList<>(2);
        while (value.nextToken() != JsonToken.END_ARRAY) {
            byte[] id = credentialId(value, reasonPrefix, member);
            if (id != null) {
                ids.add(id);
            }
        }
        return ids;
    }

    private static byte @Nullable [] credentialId(JsonParser value, String reasonPrefix, String member)
            throws InvalidOptionsException {
        if (value.currentToken() != JsonToken.START_OBJECT) {
            throw new InvalidOptionsException(reasonPrefix + "_malformed", member + " has an entry that is no object");
        }
        byte[] id = null;
        String type = null;
        for (String name = value.nextName(); name != null; name = value.nextName()) {
            value.nextToken();
            if (name.equals("id")) {
                id = base64Url(value, reasonPrefix + "_id_not_base64url", member + "[].id");
            } else if (name.equals("type")) {
                type = stringOrNull(value);
            } else {
                value.skipChildren();
            }
        }
        if (id == null || type == null) {
            throw new InvalidOptionsException(
                    reasonPrefix + "_malformed", member + " has an entry without " + (id == null ? "id" : "type"));
        }
        return type.equals(PublicKeyCredential.TYPE) ? id : null;
    }
}
