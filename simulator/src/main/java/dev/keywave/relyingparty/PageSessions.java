package dev.keywave.relyingparty;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a server that speaks in pages remembers of its visitors, by session; immutable values. A session that nobody comes
 * back to ends when its challenges do, and beyond as many as there may be challenges the oldest give way.
 */
final class PageSessions<S> {

    private final Cache<String, S> byName;
    private final Predicate<S> registers;
    private final Predicate<S> authenticates;
    private final LongAdder registering = new LongAdder();
    private final LongAdder authenticating = new LongAdder();

    /** Sessions in which no ceremony is ever pending. */
    PageSessions(RelyingPartyConfig config) {
        this(config, session -> false, session -> false);
    }

    /**
     * Sessions with ceremonies.
     *
     * @param registers whether a registration is pending in one
     * @param authenticates whether an authentication is
     */
    PageSessions(RelyingPartyConfig config, Predicate<S> registers, Predicate<S> authenticates) {
        this.registers = registers;
        this.authenticates = authenticates;
        this.byName = Caffeine.newBuilder()
                .expireAfterAccess(config.challengeLifetime())
                .maximumSize(config.challengeCapacity())
                .ticker(config.nanoTime()::getAsLong)
                // Upkeep on the loop itself: no other thread takes CPU behind the measurement's back.
                .executor(Runnable::run)
                .removalListener((@Nullable String name, @Nullable S session, RemovalCause cause) -> count(session, -1))
                .build();
    }

    @Nullable
    S find(@Nullable String name) {
        return name == null ? null : byName.getIfPresent(name);
    }

    void put(String name, S session) {
        count(session, 1);
        byName.put(name, session);
    }

    /** Goes on from what was found; false when another request was faster, or the session has ended. */
    boolean advance(String name, S from, S to) {
        boolean advanced = byName.asMap().replace(name, from, to);
        if (advanced) {
            count(to, 1);
        }
        return advanced;
    }

    void end(String name) {
        byName.invalidate(name);
    }

    /** Makes its pending ceremonies part of the counts. */
    void announce(PendingCounts pending) {
        pending.registrations(() -> current(registering));
        pending.authentications(() -> current(authenticating));
    }

    private long current(LongAdder count) {
        // Without this those would be in it whose time is over.
        byName.cleanUp();
        return Math.max(0, count.sum());
    }

    /** What is put counts, and whatever is removed or replaced does no more: a look at all of them would take too long. */
    private void count(@Nullable S session, int change) {
        if (session == null) {
            return;
        }
        if (registers.test(session)) {
            registering.add(change);
        }
        if (authenticates.test(session)) {
            authenticating.add(change);
        }
    }
}
