package dev.keywave.gatling;

import dev.keywave.gatling.engine.Leases;
import dev.keywave.gatling.engine.PasskeyProtocol;
import dev.keywave.gatling.engine.UserRecords;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Feeders over the population, for {@code feed(...)}: each record is a user of this injector's share whom nobody holds,
 * with {@code passkeyUser}, {@code username}, {@code password} and {@code registered}. The user is the virtual user's
 * until that one exits, begins a ceremony with another, or gives it back with {@link PasskeyDsl#releaseUser()}. When
 * there is none, {@code passkeyUser} is -1 and the ceremony is KO, "population exhausted".
 */
public final class PasskeyUsers {

    private final @Nullable PasskeyProtocol protocol;

    /** Of that protocol; null for the only one of the run. */
    PasskeyUsers(@Nullable PasskeyProtocol protocol) {
        this.protocol = protocol;
    }

    /** Users of whom the relying party holds a credential. */
    public Supplier<Iterator<Map<String, Object>>> registered() {
        return new Records(Leases.Wanted.REGISTERED, protocol);
    }

    /** Users of whom it does not. */
    public Supplier<Iterator<Map<String, Object>>> unregistered() {
        return new Records(Leases.Wanted.UNREGISTERED, protocol);
    }

    /** All users. */
    public Supplier<Iterator<Map<String, Object>>> any() {
        return new Records(Leases.Wanted.ANY, protocol);
    }

    /** An object of its own each time: Gatling tells feeders apart by identity, beyond the end of a run. */
    private static final class Records implements Supplier<Iterator<Map<String, Object>>> {

        private final Leases.Wanted wanted;
        private final @Nullable PasskeyProtocol protocol;

        Records(Leases.Wanted wanted, @Nullable PasskeyProtocol protocol) {
            this.wanted = wanted;
            this.protocol = protocol;
        }

        @Override
        public Iterator<Map<String, Object>> get() {
            return new UserRecords(wanted, protocol);
        }
    }
}
