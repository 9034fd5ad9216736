package dev.keywave.relyingparty;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Pending ceremonies of one kind by session: one per session, for a time, bounded in number, each taken once. */
final class PendingCeremonies<T> {

    private final Cache<String, T> bySession;

    PendingCeremonies(Duration lifetime, int capacity, LongSupplier nanoTime) {
        this.bySession = Caffeine.newBuilder()
                .expireAfterWrite(lifetime)
                .maximumSize(capacity)
                .ticker(nanoTime::getAsLong)
                // Upkeep on the loop itself: no other thread takes CPU behind the measurement's back.
                .executor(Runnable::run)
                .build();
    }

    void put(String session, T ceremony) {
        bySession.put(session, ceremony);
    }

    /** Takes the ceremony out, so that a second attempt finds none; null when there is none or it is too old. */
    @Nullable
    T take(String session) {
        return bySession.asMap().remove(session);
    }

    /** How many there are that could still be taken. */
    long count() {
        // Without this the size would have those in it whose time is over.
        bySession.cleanUp();
        return bySession.estimatedSize();
    }
}
