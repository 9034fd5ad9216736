package dev.keywave.relyingparty;

import java.util.HexFormat;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sessions under the cookie {@code JSESSIONID}, with the CSRF token that belongs to each. */
final class SpringSessions {

    private static final String COOKIE = "JSESSIONID";
    private static final int RANDOM_LENGTH = 16;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final PageSessions<SpringSession> sessions;
    private final Supplier<SecureBytes> random;
    private final String attributes;

    SpringSessions(CeremonyParts parts) {
        this.sessions = new PageSessions<>(
                parts.config(), session -> session.registration() != null, session -> session.authentication() != null);
        this.sessions.announce(parts.pending());
        this.random = parts.random();
        this.attributes = "; Path=/" + (parts.config().tls() == null ? "" : "; Secure") + "; HttpOnly";
    }

    /** A request's session. */
    record Visit(String id, SpringSession session) {}

    /** The session of the cookie; null when there is none, or none any more. */
    @Nullable
    Visit find(HttpExchange exchange) {
        String id = exchange.cookie(COOKIE);
        SpringSession session = sessions.find(id);
        return id == null || session == null ? null : new Visit(id, session);
    }

    /** The session of a POST that brings its CSRF token along, in a header or in the form; null of any other. */
    @Nullable
    Visit findSafe(HttpExchange exchange) {
        Visit visit = find(exchange);
        String header = exchange.headers().get("X-CSRF-TOKEN");
        String token = header != null ? header : FormFields.ofBody(exchange).get("_csrf");
        return visit != null && visit.session.csrf().equals(token) ? visit : null;
    }

    /** A page in the request's session, or in a new one. */
    Reply page(HttpExchange exchange, Function<SpringSession, Reply> page) {
        Visit visit = find(exchange);
        return visit != null ? page.apply(visit.session) : begin(null, page);
    }

    /** Ends the session and goes on in another one, as somebody who is logged in. */
    Reply login(Visit before, String username, Reply reply) {
        sessions.end(before.id);
        return begin(username, session -> reply);
    }

    private Reply begin(@Nullable String username, Function<SpringSession, Reply> reply) {
        String id = HEX.formatHex(random.get().next(RANDOM_LENGTH));
        SpringSession session = new SpringSession(random.get().nextUuid().toString(), username, null, null);
        sessions.put(id, session);
        return reply.apply(session).with("Set-Cookie", COOKIE + "=" + id + attributes);
    }

    /** Goes on from the request's session; false when another request was faster. */
    boolean advance(Visit visit, SpringSession to) {
        return sessions.advance(visit.id, visit.session, to);
    }
}
