package dev.keywave.relyingparty;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One ceremony of the conformance API between its two requests: the options leave a pending ceremony under the client's
 * session, the result takes it away.
 */
final class CeremonySessions<T> {

    private final Supplier<SecureBytes> random;
    private final CeremonyCounters counters;
    private final PendingCeremonies<T> pendings;

    /**
     * Those of one ceremony.
     *
     * @param pendingCounts is told of what will be pending here
     */
    CeremonySessions(CeremonyParts parts, CeremonyCounters counters, Consumer<LongSupplier> pendingCounts) {
        RelyingPartyConfig config = parts.config();
        this.random = parts.random();
        this.counters = counters;
        this.pendings =
                new PendingCeremonies<>(config.challengeLifetime(), config.challengeCapacity(), config.nanoTime());
        pendingCounts.accept(pendings::count);
    }

    /** Holds a response against what its options said. */
    @FunctionalInterface
    interface Check<T> {

        /** Whether the ceremony is accepted, and what else the reply says. */
        SignInVerdict check(CredentialResponse response, T pending);
    }

    /** Sends the options, with a session for a client that has none. */
    Reply begin(T pending, byte[] options, @Nullable String session) {
        Reply reply = Reply.json(options);
        if (session != null) {
            pendings.put(session, pending);
            return reply;
        }
        String newSession = Base64Url.encode(random.get().next(Sessions.RANDOM_LENGTH));
        pendings.put(newSession, pending);
        return reply.with("Set-Cookie", Sessions.setCookie(newSession));
    }

    /** Answers a result, and counts it. */
    Reply end(HttpExchange exchange, Function<byte[], CredentialResponse> reader, Check<T> verification) {
        String session = exchange.session();
        if (session == null) {
            return refused(Rejections.NO_SESSION);
        }
        // A challenge is good for one attempt, whatever comes of it.
        T pending = pendings.take(session);
        if (pending == null) {
            return refused(Rejections.CHALLENGE_EXPIRED_OR_UNKNOWN);
        }
        CredentialResponse response;
        try {
            response = reader.apply(exchange.body().array());
        } catch (MalformedException e) {
            return refused(e.rejection());
        }
        SignInVerdict verdict = verification.check(response, pending);
        Rejection rejection = verdict.rejection();
        if (rejection != null) {
            return refused(rejection, verdict.members());
        }
        counters.accepted();
        return Reply.ok(verdict.members());
    }

    Reply accepted() {
        counters.accepted();
        return Reply.ok();
    }

    Reply refused(Rejection rejection) {
        return refused(rejection, "");
    }

    private Reply refused(Rejection rejection, String members) {
        counters.refused(rejection);
        return Reply.failed(rejection.reason().httpStatus(), rejection.errorMessage(), members);
    }
}
