package dev.keywave.relyingparty;

import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.cbor.CBORMapper;

/** Registration responses of which one thing is changed. */
final class Tampered {

    private static final JsonMapper JSON = new JsonMapper();
    private static final CBORMapper CBOR = new CBORMapper();

    private Tampered() {}

    /** The last byte of the last part's signature is another. */
    static String lastPartOfCompound(String responseJson) {
        ObjectNode response = (ObjectNode) JSON.readTree(responseJson);
        ObjectNode inner = (ObjectNode) response.get("response");
        JsonNode attestation = CBOR.readTree(
                Base64.getUrlDecoder().decode(inner.get("attestationObject").asString()));
        JsonNode parts = attestation.get("attStmt");
        ObjectNode statement = (ObjectNode) parts.get(parts.size() - 1).get("attStmt");
        byte[] signature = statement.get("sig").binaryValue();
        signature[signature.length - 1] ^= 1;
        statement.put("sig", signature);
        inner.put(
                "attestationObject",
                Base64.getUrlEncoder().withoutPadding().encodeToString(CBOR.writeValueAsBytes(attestation)));
        return response.toString();
    }
}
