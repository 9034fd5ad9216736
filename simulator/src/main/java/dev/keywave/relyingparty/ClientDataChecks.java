package dev.keywave.relyingparty;

import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The steps of client data that a verifying library leaves out or sees more loosely than the specification:
 * webauthn4j compares origins as URLs (case, default ports and paths forgiven), Yubico's library knows no crossOrigin
 * and no topOrigin and reads UTF-16 too, both take the last of two equal keys and a challenge with padding.
 */
final class ClientDataChecks {

    private final Set<String> origins;

    ClientDataChecks(Set<String> origins) {
        this.origins = origins;
    }

    /**
     * The same without what https://encoding.spec.whatwg.org/#utf-8-decode strips: "any leading byte order mark (BOM)
     * must be stripped".
     */
    static byte[] withoutByteOrderMark(byte[] utf8) {
        boolean marked = utf8.length >= 3 && utf8[0] == (byte) 0xEF && utf8[1] == (byte) 0xBB && utf8[2] == (byte) 0xBF;
        return marked ? Arrays.copyOfRange(utf8, 3, utf8.length) : utf8;
    }

    /** Refuses client data whose members are not as expected; null when they are. */
    @Nullable
    Rejection check(ByteString clientDataJson, ByteString challenge) {
        byte[] utf8 = withoutByteOrderMark(clientDataJson.array());
        if (!isUtf8(utf8)) {
            return new Rejection(RejectionReason.MALFORMED, "clientDataJSON is not UTF-8");
        }
        Reading reading = new Reading();
        try {
            Json.readObject(utf8, "clientDataJSON", reading::member);
        } catch (MalformedException e) {
            return e.rejection();
        }
        // "Verify that the value of C.challenge equals the base64url encoding of pkOptions.challenge."
        if (!challenge.toBase64Url().equals(reading.challenge)) {
            return new Rejection(
                    RejectionReason.CHALLENGE_MISMATCH, "challenge is not the base64url encoding of the one expected");
        }
        // "Verify that the value of C.origin is an origin expected by the Relying Party."
        String origin = reading.origin;
        if (origin == null) {
            return new Rejection(RejectionReason.MALFORMED, "clientDataJSON has no origin");
        }
        if (!origins.contains(origin)) {
            return new Rejection(RejectionReason.ORIGIN_MISMATCH, "expected " + origins + ", received " + origin);
        }
        // "If C.crossOrigin is present and set to true, verify that the Relying Party expects that this credential
        // would have been created within an iframe that is not same-origin with its ancestors." It does not.
        if (reading.crossOrigin) {
            return new Rejection(RejectionReason.CROSS_ORIGIN_NOT_ALLOWED, "crossOrigin is true");
        }
        // "If C.topOrigin is present: …" likewise.
        if (reading.topOrigin) {
            return new Rejection(RejectionReason.CROSS_ORIGIN_NOT_ALLOWED, "topOrigin is present");
        }
        return null;
    }

    /** JSON in any encoding of Unicode begins with ASCII, which only UTF-8 has without zeros; parsers detect the others. */
    private static boolean isUtf8(byte[] json) {
        return json.length < 2 || (json[0] > 0 && json[1] != 0);
    }

    /** Members as they come. */
    private static final class Reading {
        private @Nullable String challenge;
        private @Nullable String origin;
        private boolean crossOrigin;
        private boolean topOrigin;

        void member(String name, JsonParser value) {
            switch (name) {
                case "challenge" -> challenge = Json.string(value);
                case "origin" -> origin = Json.string(value);
                case "crossOrigin" -> crossOrigin = value.currentToken() != JsonToken.VALUE_NULL && Json.bool(value);
                case "topOrigin" -> {
                    topOrigin = value.currentToken() != JsonToken.VALUE_NULL;
                    value.skipChildren();
                }
                default -> value.skipChildren();
            }
        }
    }
}
