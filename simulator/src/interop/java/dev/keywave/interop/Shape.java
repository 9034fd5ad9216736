package dev.keywave.interop;

import dev.keywave.webauthn.AuthenticatorData;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.cbor.CBORFactory;

/**
 * The structure of a credential's JSON, field by field: what any authenticator of the kind has to answer alike, without
 * what differs by chance (keys, signatures) or by make (AAGUID, length of credential IDs, counters).
 */
final class Shape {

    private static final JsonMapper JSON = new JsonMapper();
    private static final ObjectMapper CBOR = new ObjectMapper(new CBORFactory());

    private final List<String> lines = new ArrayList<>();

    private Shape() {}

    /** One line for each field, in the order of the bytes where that matters. */
    static List<String> of(JsonNode credential) {
        Shape shape = new Shape();
        shape.members("", credential);
        return List.copyOf(shape.lines);
    }

    /** JSON members have no order; they come sorted. */
    private void members(String path, JsonNode object) {
        object.properties().stream().sorted(Map.Entry.comparingByKey()).forEach(member -> {
            String name = path + "/" + member.getKey();
            JsonNode value = member.getValue();
            switch (member.getKey()) {
                case "clientDataJSON" -> clientData(name, bytes(value));
                case "authenticatorData" -> authenticatorData(name, bytes(value));
                case "attestationObject" -> attestationObject(name, bytes(value));
                case "publicKey" -> lines.add(name + " " + spki(bytes(value)));
                case "id", "rawId" -> lines.add(name + " base64url");
                case "signature" -> lines.add(name + " " + signature(bytes(value)));
                default -> {
                    if (value.isObject()) {
                        members(name, value);
                    } else {
                        lines.add(name + " " + value);
                    }
                }
            }
        });
    }

    /** Byte for byte, but for the member that Chromium adds now and then, lest somebody compares byte for byte. */
    private void clientData(String path, byte[] json) {
        String text = new String(json, StandardCharsets.UTF_8);
        lines.add(path + " " + text.replaceFirst(",\"other_keys_can_be_added_here\":\"[^\"]*\"", ""));
    }

    private void attestationObject(String path, byte[] cbor) {
        JsonNode object = CBOR.readTree(cbor);
        lines.add(path + " keys in order " + object.propertyNames());
        lines.add(path + "/fmt " + object.get("fmt"));
        JsonNode statement = object.get("attStmt");
        lines.add(path + "/attStmt keys in order " + statement.propertyNames());
        statement.properties().forEach(member -> {
            String name = path + "/attStmt/" + member.getKey();
            switch (member.getKey()) {
                case "sig" -> lines.add(name + " " + signature(binary(member.getValue())));
                case "x5c" -> lines.add(name + " array of " + member.getValue().size());
                default -> lines.add(name + " " + member.getValue());
            }
        });
        authenticatorData(path + "/authData", binary(object.get("authData")));
    }

    private void authenticatorData(String path, byte[] data) {
        lines.add(path + "/rpIdHash " + HexFormat.of().formatHex(data, 0, AuthenticatorData.RP_ID_HASH_LENGTH));
        int flags = data[AuthenticatorData.FLAGS_OFFSET];
        lines.add(path + "/flags " + Integer.toBinaryString(flags & 0xFF));
        if ((flags & AuthenticatorData.FLAG_AT) == 0) {
            lines.add(path + " ends after " + data.length);
            return;
        }
        int idLength = (data[AuthenticatorData.CREDENTIAL_ID_LENGTH_OFFSET] & 0xFF) << 8
                | (data[AuthenticatorData.CREDENTIAL_ID_LENGTH_OFFSET + 1] & 0xFF);
        int key = AuthenticatorData.CREDENTIAL_ID_OFFSET + idLength;
        lines.add(path + "/credentialPublicKey of " + (data.length - key) + " bytes");
        JsonNode cose = CBOR.readTree(data, key, data.length - key);
        cose.properties()
                .forEach(member -> lines.add(path + "/credentialPublicKey/" + member.getKey() + " "
                        + (member.getValue().isBinary()
                                ? binary(member.getValue()).length + " bytes"
                                : member.getValue())));
    }

    /** DER of two integers; how long they are is chance. */
    private static String signature(byte[] der) {
        boolean wellFormed = der[0] == 0x30 && der[1] == der.length - 2 && der[2] == 2 && der[4 + der[3]] == 2;
        return wellFormed ? "DER" : HexFormat.of().formatHex(der);
    }

    private static String spki(byte[] der) {
        int prefix = der.length - 64;
        return der.length + " bytes, prefix " + HexFormat.of().formatHex(der, 0, prefix);
    }

    private static byte[] binary(JsonNode node) {
        return node.binaryValue();
    }

    private static byte[] bytes(JsonNode base64Url) {
        return Base64.getUrlDecoder().decode(base64Url.asString());
    }

    /** A credential's JSON, parsed. */
    static JsonNode parse(byte[] json) {
        return JSON.readTree(json);
    }
}
