package dev.keywave.relyingparty;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Everybody's password: {@code pw-NAME}, whoever NAME is. */
final class Passwords {

    static final Rejection WRONG = new Rejection(RejectionReason.WRONG_PASSWORD, "the password of NAME is pw-NAME");

    private static final String PREFIX = "pw-";

    private Passwords() {}

    static boolean isOf(String username, String password) {
        byte[] expected = (PREFIX + username).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(expected, password.getBytes(StandardCharsets.UTF_8));
    }
}
