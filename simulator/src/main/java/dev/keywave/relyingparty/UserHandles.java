package dev.keywave.relyingparty;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * User handles (https://www.w3.org/TR/webauthn-3/#sctn-user-handle-privacy): HMAC-SHA-256 of the username under a key
 * that the server draws at its start, cut to 16 bytes. As opaque as a random handle, and two first registrations of one
 * user at the same time get the same one without anything being stored for options that nobody answers.
 */
final class UserHandles {

    private static final String HMAC = "HmacSHA256";
    private static final int HANDLE_LENGTH = 16;

    private final SecretKeySpec key;

    UserHandles(byte[] secret) {
        this.key = new SecretKeySpec(secret, HMAC);
    }

    ByteString of(String username) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            byte[] hash = mac.doFinal(username.getBytes(StandardCharsets.UTF_8));
            return new ByteString(Arrays.copyOf(hash, HANDLE_LENGTH));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
