package dev.keywave.webauthn;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Client data, as the client collects it (https://www.w3.org/TR/webauthn-3/#dictionary-client-data).
 *
 * @param type {@value #CREATE} or {@value #GET}
 * @param challenge base64url without padding
 * @param origin serialized, for example {@code https://login.example.com}
 * @param crossOrigin whether the page runs in a frame of another origin
 * @param topOrigin the origin of the top-level page; only when {@code crossOrigin}
 */
public record CollectedClientData(
        String type,
        String challenge,
        String origin,
        boolean crossOrigin,
        @Nullable String topOrigin) {

    /** The type in a registration ceremony. */
    public static final String CREATE = "webauthn.create";

    /** The type in an authentication ceremony. */
    public static final String GET = "webauthn.get";

    /** {@code clientDataJSON}: https://www.w3.org/TR/webauthn-3/#clientdatajson-serialization, step by step. */
    public byte[] toJson() {
        // 1.-3. {"type": and the type
        StringBuilder result = new StringBuilder(160).append("{\"type\":");
        appendCcdToString(type, result);
        // 4.-5. the challenge
        appendCcdToString(challenge, result.append(",\"challenge\":"));
        // 6.-7. the origin
        appendCcdToString(origin, result.append(",\"origin\":"));
        // 8.-10. crossOrigin
        result.append(",\"crossOrigin\":").append(crossOrigin);
        // 11. topOrigin, if present
        if (topOrigin != null) {
            appendCcdToString(topOrigin, result.append(",\"topOrigin\":"));
        }
        // 12.-14. no other members remain
        return result.append('}').toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void appendCcdToString(String value, StringBuilder result) {
        result.append('"');
        for (int i = 0; i < value.length(); i++) {
            char unit = value.charAt(i);
            if (unit == '"' || unit == '\\') {
                result.append('\\').append(unit);
            } else if (unit < ' ') {
                result.append("\\u00")
                        .append(Character.forDigit(unit >> 4, 16))
                        .append(Character.forDigit(unit & 0xF, 16));
            } else {
                result.append(unit);
            }
        }
        result.append('"');
    }

    /** Client data of one type and origin, ready but for the challenge. */
    public static final class Template {

        private static final String NO_CHALLENGE = "\"challenge\":\"";

        private final byte[] beforeChallenge;
        private final byte[] afterChallenge;

        /** A template for a page of {@code origin} that is not in a frame of another origin. */
        public Template(String type, String origin) {
            String whole =
                    new String(new CollectedClientData(type, "", origin, false, null).toJson(), StandardCharsets.UTF_8);
            int end = whole.indexOf(NO_CHALLENGE) + NO_CHALLENGE.length();
            beforeChallenge = whole.substring(0, end).getBytes(StandardCharsets.UTF_8);
            afterChallenge = whole.substring(end).getBytes(StandardCharsets.UTF_8);
        }

        /**
         * {@code clientDataJSON} with a challenge.
         *
         * @param challenge base64url without padding, so that nothing in it needs escaping
         */
        public byte[] toJson(String challenge) {
            return ByteArrays.concatenate(
                    beforeChallenge, challenge.getBytes(StandardCharsets.ISO_8859_1), afterChallenge);
        }
    }
}
