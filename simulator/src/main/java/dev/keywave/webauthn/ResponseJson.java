package dev.keywave.webauthn;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What the JSON forms of both responses share. Nothing in them needs escaping: base64url and the specification's own words. */
final class ResponseJson {

    static final byte[] RAW_ID = ascii("\",\"rawId\":\"");
    static final byte[] CLIENT_DATA_JSON = ascii("\"response\":{\"clientDataJSON\":\"");
    static final byte[] AUTHENTICATOR_DATA = ascii("\",\"authenticatorData\":\"");
    static final byte[] START = ascii("{\"id\":\"");
    static final byte[] STRING_END = ascii("\"}}");
    static final byte[] EMPTY = {};

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private ResponseJson() {}

    /** From behind {@code rawId} to {@code response}. */
    static byte[] middle(AuthenticatorAttachment attachment, String clientExtensionResults) {
        return ascii("\",\"type\":\"" + PublicKeyCredential.TYPE + "\",\"authenticatorAttachment\":\""
                + attachment.value() + "\",\"clientExtensionResults\":" + clientExtensionResults + ",");
    }

    /** What the conformance API's form has before {@code response} and Level 3 has not. */
    static byte[] conformanceMember(String clientExtensionResults) {
        return ascii("\"getClientExtensionResults\":" + clientExtensionResults + ",");
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] encode(byte[] bytes) {
        return ENCODER.encode(bytes);
    }

    static String encodeToString(byte[] bytes) {
        return ENCODER.encodeToString(bytes);
    }
}
