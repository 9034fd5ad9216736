package dev.keywave.relyingparty;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Keycloak's cookies of one realm, {@code Secure} even over plain HTTP, as it sends them where the host is loopback. */
final class KeycloakCookies {

    static final String AUTH_SESSION_ID = "AUTH_SESSION_ID";
    static final String KEYCLOAK_IDENTITY = "KEYCLOAK_IDENTITY";

    private static final int HASH_MAX_AGE_S = 60;

    private KeycloakCookies() {}

    /** With the first page of a login. */
    static Reply begin(Reply reply, KeycloakLogin login, String restart) {
        String path = path(login.request().realm());
        return reply.with("Set-Cookie", AUTH_SESSION_ID + "=" + login.sessionId() + path + ";HttpOnly")
                .with(
                        "Set-Cookie",
                        "KC_AUTH_SESSION_HASH=\"" + hash(login.sessionId()) + "\";Max-Age=" + HASH_MAX_AGE_S + path)
                .with("Set-Cookie", "KC_RESTART=" + restart + path + ";HttpOnly");
    }

    /** With the redirect back to the application. */
    static Reply end(Reply reply, String realm, String identity, String session) {
        String path = path(realm);
        return reply.with("Set-Cookie", "KC_RESTART=;Max-Age=0" + path + ";HttpOnly")
                .with("Set-Cookie", KEYCLOAK_IDENTITY + "=" + identity + path + ";HttpOnly")
                .with("Set-Cookie", "KEYCLOAK_SESSION=\"" + hash(session) + "\"" + path);
    }

    private static String path(String realm) {
        return ";Path=/realms/" + realm + "/;Secure;SameSite=None";
    }

    private static String hash(String session) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(session.getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
