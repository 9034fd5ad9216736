package dev.keywave.farm;

import dev.keywave.population.Population;
import dev.keywave.workload.CeremonyType;
import java.util.BitSet;
import java.util.SplittableRandom;

/**
 * A loop's own users, those with user mod loops = loop, by what they can do next. A user is taken for a ceremony and
 * given back after it, so that ceremonies of one credential never overlap; whoever waited longest goes first. What is to
 * be registered are credentials: numbers user x authenticators per user + number of the authenticator.
 */
final class UserPool {

    private static final int PICKS = 8;

    private final Population population;
    private final int loop;
    private final int loops;
    private final int users;
    private final int perUser;
    private final LongRing registered;
    private final LongRing unregistered;
    /** Unregistered credentials that had their turn in this phase, in vain. */
    private final LongRing tried = new LongRing(0);
    /** Unregistered credentials that get no turn in this phase. */
    private final LongRing withheld = new LongRing(0);

    private final BitSet busy;
    private final boolean overlap;
    private int registeredUsers;
    /** Whether turns took users without regard to the queues, which have to be made anew before they are used again. */
    private boolean stale;

    /**
     * Looks at each of the loop's slots once.
     *
     * @param overlap whether a user may be in several authentications at once
     */
    UserPool(Population population, int loop, int loops, boolean overlap) {
        this.population = population;
        this.loop = loop;
        this.loops = loops;
        this.perUser = population.authenticatorsPerUser();
        this.overlap = overlap;
        this.users = Math.toIntExact((population.users() - loop + loops - 1) / loops);
        this.registered = new LongRing(users);
        this.unregistered = new LongRing(users);
        this.busy = new BitSet(users);
        queue();
    }

    private void queue() {
        registered.clear();
        unregistered.clear();
        tried.clear();
        withheld.clear();
        registeredUsers = 0;
        for (long user = loop; user < population.users(); user += loops) {
            if (population.registered(user)) {
                registeredUsers++;
                if (!isBusy(user)) {
                    registered.add(user);
                }
            }
            if (!population.registered(user, 0) && !population.left(user) && !isBusy(user)) {
                unregistered.add(user * perUser);
            }
        }
        for (long user = loop; user < population.users() && perUser > 1; user += loops) {
            if (population.hasBackup(user)
                    && !population.registered(user, 1)
                    && !population.left(user)
                    && !isBusy(user)) {
                unregistered.add(user * perUser + 1);
            }
        }
        stale = false;
    }

    /**
     * A phase begins.
     *
     * @return how many credentials of this loop are to be registered in it, or can be
     */
    int begin(Phase phase) {
        if (phase.load() instanceof Load.Turns) {
            stale = true;
            return 0;
        }
        if (stale) {
            queue();
        }
        if (phase.ceremonies().contains(CeremonyType.REGISTRATION)) {
            giveTurns(phase);
        }
        return unregistered.size();
    }

    /** In an enrolment the first so many users have a turn with each authenticator, in a mix all users with the first. */
    private void giveTurns(Phase phase) {
        long limit = phase.load() instanceof Load.Enrolment enrolment ? enrolment.users() : Long.MAX_VALUE;
        boolean everyAuthenticator = phase.isEnrolment() || perUser == 1;
        moveAll(tried, unregistered);
        moveAll(withheld, unregistered);
        if (limit >= population.users() && everyAuthenticator) {
            return;
        }
        for (int left = unregistered.size(); left > 0; left--) {
            long credential = unregistered.remove();
            boolean hasTurn = userOf(credential) < limit && (everyAuthenticator || numberOf(credential) == 0);
            (hasTurn ? unregistered : withheld).add(credential);
        }
    }

    private static void moveAll(LongRing from, LongRing to) {
        while (!from.isEmpty()) {
            to.add(from.remove());
        }
    }

    /** How many users of this loop are registered, busy or not. */
    int registeredUsers() {
        return registeredUsers;
    }

    /** A credential to register, or -1. */
    long takeUnregistered() {
        return takeFrom(unregistered);
    }

    /** A credential that is not registered, even if it had its turn; or -1. */
    long takeUnregisteredToAttack() {
        return takeFrom(unregistered.isEmpty() ? tried : unregistered);
    }

    private long takeFrom(LongRing credentials) {
        if (credentials.isEmpty()) {
            return -1;
        }
        long credential = credentials.remove();
        busy.set(index(userOf(credential)));
        return credential;
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
        } else {
            busy.set(index(user));
        }
        return user;
    }

    /** That user, for a turn. */
    void take(long user) {
        busy.set(index(user));
    }

    boolean isBusy(long user) {
        return busy.get(index(user));
    }

    /** Any user who has not left, busy or not, registered or not; who is not taken. */
    long anybody(SplittableRandom random) {
        long user = loop;
        for (int i = 0; i < PICKS; i++) {
            user = loop + (long) random.nextInt(users) * loops;
            if (!population.left(user)) {
                return user;
            }
        }
        return user;
    }

    /** After an attack: the credential is what it was before, and still has its turn. */
    void giveBackUnregistered(long user, int number) {
        busy.clear(index(user));
        unregistered.add(user * perUser + number);
    }

    /**
     * After the registration of an unregistered credential. One that the relying party did not take stays unregistered
     * until another phase.
     */
    void giveBackAfterRegistration(long user, int number, boolean accepted) {
        busy.clear(index(user));
        if (!accepted) {
            tried.add(user * perUser + number);
        } else if (!registeredOtherwise(user, number)) {
            registeredUsers++;
            registered.add(user);
        }
    }

    private boolean registeredOtherwise(long user, int number) {
        for (int other = 0; other < perUser; other++) {
            if (other != number && population.registered(user, other)) {
                return true;
            }
        }
        return false;
    }

    /** After whatever a registered user was taken for. One who left is gone; one without a credential has to enrol. */
    void giveBack(long user) {
        busy.clear(index(user));
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

    /** After a turn that changed nothing. */
    void giveBackUnchanged(long user) {
        busy.clear(index(user));
        if (population.registered(user)) {
            registered.add(user);
        } else if (!population.left(user)) {
            unregistered.add(user * perUser);
        }
    }

    private int index(long user) {
        return (int) (user / loops);
    }
}
