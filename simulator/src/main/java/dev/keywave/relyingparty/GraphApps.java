package dev.keywave.relyingparty;

import dev.keywave.input.RequestLimit;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The apps that may call, each known by its bearer token, and how much each has called. The limit counts in fixed windows:
 * an app's window begins with its first request after the one before has ended, and what is throttled does not prolong it.
 */
final class GraphApps {

    private static final String BEARER = "Bearer ";
    private static final long NS_PER_S = Duration.ofSeconds(1).toNanos();

    private final List<App> apps;
    private final @Nullable RequestLimit limit;
    private final LongSupplier nanoTime;

    GraphApps(List<String> tokens, @Nullable RequestLimit limit, LongSupplier nanoTime) {
        this.apps = tokens.stream()
                .map(token -> new App(token.getBytes(StandardCharsets.UTF_8)))
                .toList();
        this.limit = limit;
        this.nanoTime = nanoTime;
    }

    /** One app. */
    static final class App {
        private final byte[] token;
        private final UUID id = UUID.randomUUID();
        private long windowEndNs;
        private int requests;

        private App(byte[] token) {
            this.token = token;
        }

        /** Made up at the start, since a token says nothing of its app here. */
        UUID id() {
            return id;
        }
    }

    /** Whose request it is; null without a token that is good. */
    @Nullable
    App find(HttpExchange exchange) {
        String authorization = exchange.headers().get(HttpHeaderNames.AUTHORIZATION);
        if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return null;
        }
        byte[] token = authorization.substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8);
        App found = null;
        for (App app : apps) {
            // In constant time: how much of a token was right is nobody's business.
            if (MessageDigest.isEqual(app.token, token)) {
                found = app;
            }
        }
        return found;
    }

    /** Counts a request; gives 0 when it may pass, else in how many seconds the window ends. */
    long countRequest(App app) {
        if (limit == null) {
            return 0;
        }
        long nowNs = nanoTime.getAsLong();
        synchronized (app) {
            if (app.requests == 0 || nowNs - app.windowEndNs >= 0) {
                app.windowEndNs = nowNs + limit.window().toNanos();
                app.requests = 0;
            }
            if (app.requests < limit.requests()) {
                app.requests++;
                return 0;
            }
            return Math.max(1, (app.windowEndNs - nowNs + NS_PER_S - 1) / NS_PER_S);
        }
    }
}
