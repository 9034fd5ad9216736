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

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private ResponseJson() {}

    /** From behind {@code rawId} to {@code response}; {@code strict} leaves the second copy of the results out. */
    static byte[] middle(AuthenticatorAttachment attachment, String clientExtensionResults, boolean strict) {
        return ascii("\",\"type\":\"" + PublicKeyCredential.TYPE + "\",\"authenticatorAttachment\":\""
                + attachment.value() + "\",\"clientExtensionResults\":" + clientExtensionResults
                + (strict ? "" : ",\"getClientExtensionResults\":" + clientExtensionResults) + ",");
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
