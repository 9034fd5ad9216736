package dev.keywave.relyingparty;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

/**
 * What a server that speaks in pages remembers of its visitors, by session; immutable values. A session that nobody comes
 * back to ends when its challenges do, and beyond as many as there may be challenges the oldest give way.
 */
final class PageSessions<S> {

    private final Cache<String, S> byName;

    PageSessions(RelyingPartyConfig config) {
        this.byName = Caffeine.newBuilder()
                .expireAfterAccess(config.challengeLifetime())
                .maximumSize(config.challengeCapacity())
                .ticker(config.nanoTime()::getAsLong)
                // Upkeep on the loop itself: no other thread takes CPU behind the measurement's back.
                .executor(Runnable::run)
                .build();
    }

    @Nullable
    S find(@Nullable String name) {
        return name == null ? null : byName.getIfPresent(name);
    }

    void put(String name, S session) {
        byName.put(name, session);
    }

    /** Goes on from what was found; false when another request was faster, or the session has ended. */
    boolean advance(String name, S from, S to) {
        return byName.asMap().replace(name, from, to);
    }

    void end(String name) {
        byName.invalidate(name);
    }
}
