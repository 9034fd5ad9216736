package dev.keywave.relyingparty;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/**
 * Pending registrations of Graph. It has no sessions: the challenge in the client data says which one is answered, and each
 * has a lifetime of its own.
 */
final class GraphChallenges {

    private final Cache<ByteString, Pending> byChallenge;

    GraphChallenges(RelyingPartyConfig config) {
        this.byChallenge = Caffeine.newBuilder()
                .expireAfter(Expiry.<ByteString, Pending>creating((challenge, pending) -> pending.lifetime()))
                .maximumSize(config.challengeCapacity())
                .ticker(config.nanoTime()::getAsLong)
                .executor(Runnable::run)
                .build();
    }

    private record Pending(PendingRegistration registration, Duration lifetime) {}

    void put(PendingRegistration registration, Duration lifetime) {
        byChallenge.put(registration.challenge(), new Pending(registration, lifetime));
    }

    /**
     * Takes out the registration that this client data answers; null when there is none, it is too old or another user's.
     *
     * @throws MalformedException when the client data has no challenge that can be read
     */
    @Nullable
    PendingRegistration take(ByteString clientDataJson, String user) {
        Reading reading = new Reading();
        Json.readObject(clientDataJson.array(), "clientDataJSON", reading::member);
        Pending pending = byChallenge.getIfPresent(reading.challenge);
        // Another user's stays pending: whoever guesses names must not use up their challenges.
        if (pending == null || !pending.registration().username().equals(user)) {
            return null;
        }
        return byChallenge.asMap().remove(reading.challenge, pending) ? pending.registration() : null;
    }

    /** How many there are that could still be taken. */
    long count() {
        // Without this the size would have those in it whose time is over.
        byChallenge.cleanUp();
        return byChallenge.estimatedSize();
    }

    /** Members as they come. */
    private static final class Reading {
        private ByteString challenge = ByteString.EMPTY;

        void member(String name, JsonParser value) {
            if (name.equals("challenge")) {
                challenge = Json.base64Url(value);
            } else {
                value.skipChildren();
            }
        }
    }
}
