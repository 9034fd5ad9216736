package dev.keywave.relyingparty;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Base64url without padding (RFC 4648 section 5), one text per value: what WebAuthn's JSON forms carry. */
final class Base64Url {

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private Base64Url() {}

    static String encode(byte[] bytes) {
        return ENCODER.encodeToString(bytes);
    }

    /** The bytes, or null when the text has padding, other characters, or bits left over. */
    static byte @Nullable [] decode(String text) {
        int tail = text.length() % 4;
        if (tail == 1 || text.endsWith("=")) {
            return null;
        }
        if (tail != 0) {
            // RFC 4648 section 3.5: the bits that no byte needs are zero.
            int last = ALPHABET.indexOf(text.charAt(text.length() - 1));
            if (last < 0 || (last & (tail == 2 ? 0x0F : 0x03)) != 0) {
                return null;
            }
        }
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
