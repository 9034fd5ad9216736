package dev.keywave.gatling.engine;

import dev.keywave.population.Population;
import dev.keywave.population.UserSlot;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An endless feeder over the users that nobody holds. */
public final class UserRecords implements Iterator<Map<String, Object>> {

    private final Leases.Wanted wanted;
    private final @Nullable PasskeyProtocol protocol;
    private @Nullable PasskeyRun run;
    private @Nullable UserSlot slot;

    /**
     * Records of users of that kind.
     *
     * @param protocol whose users; null for the only passkeys that are part of the run
     */
    public UserRecords(Leases.Wanted wanted, @Nullable PasskeyProtocol protocol) {
        this.wanted = wanted;
        this.protocol = protocol;
    }

    /** An empty feeder would stop the run; a record without a user makes one ceremony KO. */
    @Override
    public boolean hasNext() {
        return true;
    }

    /** Reserves a user. Gatling calls it from one thread at a time. */
    @Override
    public Map<String, Object> next() {
        Map<String, Object> next = new LinkedHashMap<>();
        PasskeyRun current = run();
        Reservation reservation = current == null ? null : current.leases().reserve(wanted);
        if (current == null || reservation == null) {
            next.put(PasskeyAttributes.USER, Leases.NOBODY);
            next.put(PasskeyAttributes.USERNAME, "");
            next.put(PasskeyAttributes.PASSWORD, "");
            next.put(PasskeyAttributes.REGISTERED, false);
            return next;
        }
        Population population = current.population();
        UserSlot view = slot == null ? population.slot() : slot;
        slot = view;
        long user = reservation.user();
        view.moveTo(user);
        next.put(PasskeyAttributes.USER, user);
        next.put(PasskeyAttributes.USERNAME, view.userName());
        next.put(PasskeyAttributes.PASSWORD, view.userPassword());
        next.put(PasskeyAttributes.REGISTERED, population.registered(user));
        next.put(PasskeyAttributes.FED, reservation);
        return next;
    }

    /** Scenarios are built before the first record is asked for, but not before feeders are made. */
    private @Nullable PasskeyRun run() {
        if (run == null) {
            run = protocol == null ? PasskeyRun.latest() : protocol.run();
        }
        return run;
    }
}
