package dev.keywave.gatling.engine;

import dev.keywave.population.Population;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;

/**
 * Who holds which of this injector's users, so that no credential is used twice at once. A user is free, reserved by a
 * feeder, or held by a virtual user. Thread-safe: a user is passed from one event loop to another through here, and its
 * slot with it.
 */
public final class Leases {

    /** Which users a feeder wants. */
    public enum Wanted {
        /** The relying party holds a credential of theirs. */
        REGISTERED,
        /** It does not. */
        UNREGISTERED,
        /** All. */
        ANY
    }

    /** No user. */
    public static final long NOBODY = -1;

    private static final int FREE = 0;
    /** With the reservation's ticket; without this bit and not free, a state is who holds the user. */
    private static final int RESERVED = 1 << 30;
    /** Whether the user waits in one of the queues, whoever holds it meanwhile. */
    private static final int QUEUED = 1 << 31;

    private static final int NUMBER = RESERVED - 1;

    private final Population population;
    private final int injector;
    private final int injectors;
    /** By user of the share: one of the above, and {@link #QUEUED}. */
    private final AtomicIntegerArray states;

    private final AtomicInteger tickets = new AtomicInteger();
    private final SplittableRandom random;
    private final IndexQueue registered;
    private final IndexQueue unregistered;

    /**
     * Looks at each slot of the share once.
     *
     * @param seed text that the order of the users comes from; null for any order
     */
    Leases(Population population, int injector, int injectors, @Nullable String seed) {
        this.population = population;
        this.injector = injector;
        this.injectors = injectors;
        int share = Math.toIntExact((population.users() - injector + injectors - 1) / injectors);
        states = new AtomicIntegerArray(share);
        random = seed == null ? new SplittableRandom() : new SplittableRandom(seed.hashCode());
        registered = new IndexQueue(share);
        unregistered = new IndexQueue(share);
        int[] order = shuffled(share);
        for (int index : order) {
            queue(index);
        }
    }

    private int[] shuffled(int count) {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    /** Keeps a free user for whoever is fed it; null when there is none of that kind. */
    @Nullable
    Reservation reserve(Wanted wanted) {
        int ticket = tickets.incrementAndGet() & NUMBER;
        while (true) {
            int index = poll(wanted);
            if (index < 0) {
                return null;
            }
            if (!mayReserve(index, wanted)) {
                continue;
            }
            if (states.compareAndSet(index, QUEUED | FREE, RESERVED | ticket)) {
                return new Reservation(userOf(index), ticket);
            }
            // somebody who was named by hand is held though it is queued: it is queued again when it is given back
            states.getAndUpdate(index, state -> state & ~QUEUED);
            requeueIfFree(index);
        }
    }

    private synchronized int poll(Wanted wanted) {
        return switch (wanted) {
            case REGISTERED -> registered.remove();
            case UNREGISTERED -> unregistered.remove();
            case ANY -> {
                int both = registered.size() + unregistered.size();
                boolean first = both > 0 && random.nextInt(both) < registered.size();
                yield first ? registered.remove() : unregistered.remove();
            }
        };
    }

    /** A user may have registered or left since it was queued. */
    private boolean mayReserve(int index, Wanted wanted) {
        long user = userOf(index);
        if (population.left(user)) {
            return false;
        }
        boolean isRegistered = population.registered(user);
        if (wanted == Wanted.ANY || (wanted == Wanted.REGISTERED) == isRegistered) {
            return true;
        }
        queue(index);
        return false;
    }

    private void requeueIfFree(int index) {
        if (states.compareAndSet(index, FREE, QUEUED | FREE)) {
            queue(index);
        }
    }

    private void queue(int index) {
        boolean isRegistered = population.registered(userOf(index));
        synchronized (this) {
            states.getAndUpdate(index, state -> state | QUEUED);
            (isRegistered ? registered : unregistered).add(index);
        }
    }

    /** Whether that virtual user holds that user. */
    boolean isHeldBy(long virtualUser, long user) {
        return isOurs(user) && (states.get(indexOf(user)) & ~QUEUED) == holder(virtualUser);
    }

    /**
     * Makes a virtual user the holder of a user who is free or reserved.
     *
     * @return null, or why it cannot
     */
    @Nullable
    String take(long virtualUser, long user) {
        if (user == NOBODY) {
            return KoMessages.EXHAUSTED;
        }
        if (user < 0 || user >= population.users()) {
            return KoMessages.NO_SUCH_USER;
        }
        if (!isOurs(user)) {
            return KoMessages.OTHER_INJECTOR;
        }
        int index = indexOf(user);
        while (true) {
            int state = states.get(index);
            if ((state & ~QUEUED) != FREE && (state & RESERVED) == 0) {
                return KoMessages.IN_USE;
            }
            if (states.compareAndSet(index, state, (state & QUEUED) | holder(virtualUser))) {
                return null;
            }
        }
    }

    /** Nobody holds that user any longer. */
    void giveBack(long user) {
        int index = indexOf(user);
        int before = states.getAndUpdate(index, state -> state & QUEUED);
        if ((before & QUEUED) == 0) {
            requeueIfFree(index);
        }
    }

    /** The reservation was not made use of, or is over. */
    void giveBack(Reservation reservation) {
        int index = indexOf(reservation.user());
        if (states.compareAndSet(index, RESERVED | reservation.ticket(), FREE)) {
            requeueIfFree(index);
        }
    }

    /** Gatling counts virtual users from 1; no two that are alive have the same 30 bits. */
    private static int holder(long virtualUser) {
        return 1 + (int) (virtualUser % NUMBER);
    }

    private boolean isOurs(long user) {
        return user >= 0 && user < population.users() && user % injectors == injector;
    }

    private int indexOf(long user) {
        return (int) (user / injectors);
    }

    private long userOf(int index) {
        return (long) index * injectors + injector;
    }
}
