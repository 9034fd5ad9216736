package dev.keywave.probe;

import dev.keywave.webauthn.AuthenticationResponse;
import dev.keywave.webauthn.AuthenticatorData;
import dev.keywave.webauthn.CoseAlgorithm;
import dev.keywave.webauthn.PublicKeyCredential;
import dev.keywave.webauthn.RegistrationResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.cbor.CBORMapper;

/** What a credential says, in lines for a person: name of the part, then its content. */
final class Decoded {

    private static final CBORMapper CBOR = CBORMapper.builder().build();
    private static final HexFormat HEX = HexFormat.of();
    private static final int SHOWN_BYTES = 12;

    private final Map<String, String> lines = new LinkedHashMap<>();

    private Decoded() {}

    /** The parts of a credential, in order. */
    static Map<String, String> of(PublicKeyCredential credential) {
        Decoded decoded = new Decoded();
        if (credential instanceof RegistrationResponse registration) {
            decoded.clientData(registration.clientDataJson());
            decoded.attestationObject(registration.attestationObject());
            decoded.authenticatorData(registration.authenticatorData());
        } else if (credential instanceof AuthenticationResponse authentication) {
            decoded.lines.put("credential ID", bytes(authentication.credentialId()));
            decoded.clientData(authentication.clientDataJson());
            decoded.authenticatorData(authentication.authenticatorData());
            decoded.lines.put("signature", bytes(authentication.signature()));
            decoded.lines.put(
                    "user handle",
                    authentication.userHandle().length == 0 ? "none" : bytes(authentication.userHandle()));
        }
        return decoded.lines;
    }

    private void clientData(byte[] json) {
        lines.put("client data", new String(json, StandardCharsets.UTF_8));
    }

    private void attestationObject(byte[] cbor) {
        JsonNode object = CBOR.readTree(cbor);
        lines.put(
                "attestation object",
                "fmt " + object.path("fmt").asString("?") + ", attStmt " + text(object.path("attStmt")) + ", "
                        + cbor.length + " bytes in all");
    }

    private void authenticatorData(byte[] data) {
        int flags = data[AuthenticatorData.FLAGS_OFFSET] & 0xff;
        long counter = Integer.toUnsignedLong(ByteBuffer.wrap(data).getInt(AuthenticatorData.SIGN_COUNT_OFFSET));
        byte[] rpIdHash = Arrays.copyOf(data, AuthenticatorData.RP_ID_HASH_LENGTH);
        lines.put(
                "authenticator data",
                data.length + " bytes, rpIdHash " + bytes(rpIdHash) + ", flags " + flags(flags) + ", signature counter "
                        + counter);
        if ((flags & AuthenticatorData.FLAG_AT) != 0) {
            attestedCredential(data);
        }
    }

    private void attestedCredential(byte[] data) {
        ByteBuffer buffer = ByteBuffer.wrap(data);
        UUID aaguid = new UUID(
                buffer.getLong(AuthenticatorData.AAGUID_OFFSET), buffer.getLong(AuthenticatorData.AAGUID_OFFSET + 8));
        int length = Short.toUnsignedInt(buffer.getShort(AuthenticatorData.CREDENTIAL_ID_LENGTH_OFFSET));
        int keyOffset = AuthenticatorData.CREDENTIAL_ID_OFFSET + length;
        lines.put("AAGUID", aaguid.toString());
        lines.put("credential ID", bytes(Arrays.copyOfRange(data, AuthenticatorData.CREDENTIAL_ID_OFFSET, keyOffset)));
        lines.put("public key", coseKey(Arrays.copyOfRange(data, keyOffset, data.length)));
    }

    private static String coseKey(byte[] cbor) {
        try {
            JsonNode key = CBOR.readTree(cbor);
            CoseAlgorithm algorithm = CoseAlgorithm.byId(key.path("3").asInt(0));
            return (algorithm == null ? "" : algorithm.label() + ", ") + "COSE " + text(key);
        } catch (JacksonException e) {
            return "no CBOR: " + e.getOriginalMessage();
        }
    }

    private static String flags(int flags) {
        List<String> set = new ArrayList<>();
        addIf(flags, AuthenticatorData.FLAG_UP, "UP", set);
        addIf(flags, AuthenticatorData.FLAG_UV, "UV", set);
        addIf(flags, AuthenticatorData.FLAG_BE, "BE", set);
        addIf(flags, AuthenticatorData.FLAG_BS, "BS", set);
        addIf(flags, AuthenticatorData.FLAG_AT, "AT", set);
        addIf(flags, AuthenticatorData.FLAG_ED, "ED", set);
        return String.join(" ", set) + " (0x" + HEX.toHexDigits((byte) flags) + ")";
    }

    private static void addIf(int flags, int flag, String name, List<String> set) {
        if ((flags & flag) != 0) {
            set.add(name);
        }
    }

    /** CBOR in a notation like that of RFC 8949 section 8, with long byte strings cut short. */
    private static String text(JsonNode node) {
        if (node.isBinary()) {
            return bytes(node.binaryValue());
        }
        if (node.isObject()) {
            List<String> members = new ArrayList<>();
            node.propertyStream().forEach(member -> members.add(member.getKey() + ": " + text(member.getValue())));
            return "{" + String.join(", ", members) + "}";
        }
        if (node.isArray()) {
            List<String> elements = new ArrayList<>();
            node.forEach(element -> elements.add(text(element)));
            return "[" + String.join(", ", elements) + "]";
        }
        return node.toString();
    }

    private static String bytes(byte[] content) {
        String start = HEX.formatHex(content, 0, Math.min(content.length, SHOWN_BYTES));
        return "h'" + start + (content.length > SHOWN_BYTES ? "…' (" + content.length + " bytes)" : "'");
    }
}
