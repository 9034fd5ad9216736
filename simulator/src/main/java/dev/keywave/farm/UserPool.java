package dev.keywave.farm;

import dev.keywave.population.Population;

/**
 * A loop's own users, those with user mod loops = loop, by what they can do next. A user is taken for a ceremony and
 * given back after it, so that ceremonies of one credential never overlap; whoever waited longest goes first.
 */
final class UserPool {

    private final LongRing registered;
    private final LongRing unregistered;
    private final boolean overlap;
    private int registeredUsers;

    /**
     * Looks at each of the loop's slots once.
     *
     * @param overlap whether a user may be in several authentications at once
     */
    UserPool(Population population, int loop, int loops, boolean overlap) {
        this.overlap = overlap;
        int users = Math.toIntExact((population.users() - loop + loops - 1) / loops);
        this.registered = new LongRing(users);
        this.unregistered = new LongRing(users);
        for (long user = loop; user < population.users(); user += loops) {
            if (population.registered(user)) {
                registered.add(user);
                registeredUsers++;
            } else {
                unregistered.add(user);
            }
        }
    }

    /** How many users of this loop are not registered and not about to be. */
    int unregistered() {
        return unregistered.size();
    }

    /** How many users of this loop are registered, busy or not. */
    int registeredUsers() {
        return registeredUsers;
    }

    /** A user to register, or -1. */
    long takeUnregistered() {
        return unregistered.isEmpty() ? -1 : unregistered.remove();
    }

    /** A user to log in, or -1 when each is busy. */
    long takeRegistered() {
        if (registered.isEmpty()) {
            return -1;
        }
        long user = registered.remove();
        if (overlap) {
            registered.add(user);
        }
        return user;
    }

    /** After a registration. A user whom the relying party did not take stays unregistered until another phase. */
    void giveBackAfterRegistration(long user, boolean accepted) {
        if (accepted) {
            registeredUsers++;
            registered.add(user);
        } else {
            unregistered.add(user);
        }
    }

    /** After an authentication. */
    void giveBackAfterAuthentication(long user) {
        if (!overlap) {
            registered.add(user);
        }
    }
}
