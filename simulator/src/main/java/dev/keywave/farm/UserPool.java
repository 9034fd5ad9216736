package dev.keywave.farm;

import dev.keywave.population.Population;

/**
 * A loop's own users, those with user mod loops = loop, by what they can do next. A user is taken for a ceremony and
 * given back after it, so that ceremonies of one credential never overlap; whoever waited longest goes first. What is to
 * be registered are credentials: numbers user x authenticators per user + number of the authenticator.
 */
final class UserPool {

    private final Population population;
    private final int perUser;
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
        this.population = population;
        this.perUser = population.authenticatorsPerUser();
        this.overlap = overlap;
        int users = Math.toIntExact((population.users() - loop + loops - 1) / loops);
        this.registered = new LongRing(users);
        this.unregistered = new LongRing(users);
        for (long user = loop; user < population.users(); user += loops) {
            if (population.registered(user)) {
                registered.add(user);
                registeredUsers++;
            }
            if (!population.registered(user, 0) && !population.left(user)) {
                unregistered.add(user * perUser);
            }
        }
        for (long user = loop; user < population.users() && perUser > 1; user += loops) {
            if (population.hasBackup(user) && !population.registered(user, 1) && !population.left(user)) {
                unregistered.add(user * perUser + 1);
            }
        }
    }

    /** How many credentials of this loop are not registered and not about to be. */
    int unregistered() {
        return unregistered.size();
    }

    /** How many users of this loop are registered, busy or not. */
    int registeredUsers() {
        return registeredUsers;
    }

    /** A credential to register, or -1. */
    long takeUnregistered() {
        return unregistered.isEmpty() ? -1 : unregistered.remove();
    }

    long userOf(long credential) {
        return credential / perUser;
    }

    int numberOf(long credential) {
        return (int) (credential % perUser);
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

    /**
     * After the registration of an unregistered credential. One that the relying party did not take stays unregistered
     * until another phase.
     *
     * @param wasRegistered whether the user was registered before, with another credential
     */
    void giveBackAfterRegistration(long user, int number, boolean accepted, boolean wasRegistered) {
        if (!accepted) {
            unregistered.add(user * perUser + number);
        } else if (!wasRegistered) {
            registeredUsers++;
            registered.add(user);
        }
    }

    /** After whatever a registered user was taken for. One who left is gone; one without a credential has to enrol. */
    void giveBack(long user) {
        if (overlap) {
            return;
        }
        if (population.registered(user)) {
            registered.add(user);
            return;
        }
        registeredUsers--;
        if (!population.left(user)) {
            unregistered.add(user * perUser);
        }
    }
}
