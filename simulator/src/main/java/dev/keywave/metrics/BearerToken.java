package dev.keywave.metrics;

import com.sun.net.httpserver.Authenticator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpPrincipal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/** Lets in who shows a token (RFC 6750 section 2.1). How long it takes says nothing of how much of it was right. */
final class BearerToken extends Authenticator {

    private static final String SCHEME = "Bearer ";

    private final byte[] expected;

    BearerToken(String token) {
        this.expected = digest(token);
    }

    @Override
    public Result authenticate(HttpExchange exchange) {
        @Nullable String given = exchange.getRequestHeaders().getFirst("Authorization");
        boolean bearer = given != null && given.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        if (bearer
                && MessageDigest.isEqual(
                        expected, digest(given.substring(SCHEME.length()).strip()))) {
            return new Success(new HttpPrincipal("scraper", "metrics"));
        }
        exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer realm=\"metrics\"");
        return new Failure(401);
    }

    /** Of one length, whatever somebody sends: the comparison's time tells of the length, too. */
    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each Java has SHA-256", e);
        }
    }
}
