package dev.keywave.relyingparty;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.cbor.CBORFactory;
import tools.jackson.dataformat.cbor.CBORMapper;

/**
 * Takes compound attestation objects apart (https://www.w3.org/TR/webauthn-3/#sctn-compound-attestation), for neither
 * library knows them: each part becomes an attestation object of its own, over the same authenticator data.
 */
final class CompoundAttestation {

    private static final String FORMAT = "compound";
    private static final String FMT = "fmt";
    private static final String ATT_STMT = "attStmt";
    private static final CBORFactory CBOR = new CBORFactory();
    private static final CBORMapper MAPPER = CBORMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private CompoundAttestation() {}

    /** {@code fmt}; null when it is missing or cannot be read. */
    static @Nullable String format(byte[] attestationObject) {
        try (JsonParser parser =
                CBOR.createParser(ObjectReadContext.empty(), attestationObject, 0, attestationObject.length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                JsonToken value = parser.nextToken();
                if (name.equals(FMT)) {
                    return value == JsonToken.VALUE_STRING ? parser.getString() : null;
                }
                parser.skipChildren();
            }
            return null;
        } catch (JacksonException e) {
            return null;
        }
    }

    static boolean isCompound(@Nullable String format) {
        return FORMAT.equals(format);
    }

    /**
     * The parts, as attestation objects.
     *
     * @throws MalformedException when the statement is not what the syntax demands: two or more, none of them compound
     */
    static List<ByteString> parts(byte[] attestationObject) {
        try {
            JsonNode whole = MAPPER.readTree(attestationObject);
            JsonNode statements = whole.path(ATT_STMT);
            JsonNode authData = whole.path("authData");
            if (!authData.isBinary() || !statements.isArray() || statements.size() < 2) {
                throw new MalformedException("a compound attestation statement is an array of two or more");
            }
            List<ByteString> parts = new ArrayList<>(statements.size());
            for (JsonNode statement : statements) {
                JsonNode format = statement.path(FMT);
                if (!format.isString()
                        || isCompound(format.asString())
                        || !statement.path(ATT_STMT).isObject()) {
                    throw new MalformedException("a part of a compound attestation statement is none");
                }
                ObjectNode part = MAPPER.createObjectNode();
                part.set(FMT, format);
                part.set(ATT_STMT, statement.get(ATT_STMT));
                part.set("authData", authData);
                parts.add(new ByteString(MAPPER.writeValueAsBytes(part)));
            }
            return parts;
        } catch (JacksonException e) {
            throw new MalformedException("the attestation object cannot be read");
        }
    }
}
