package dev.keywave.farm;

import dev.keywave.measure.RaceKind;
import dev.keywave.population.Population;
import dev.keywave.population.UserSlot;
import dev.keywave.workload.CeremonyType;
import java.util.SplittableRandom;

/** Turns an intended start into a ceremony: finds a user who is idle, and says what it is for. */
final class Launcher {

    /** How often users who have two authenticators log in with the second one. */
    private static final double BACKUP_USE = 0.1;

    private final FarmLoop loop;
    private final Population population;
    private final Purposes purposes;
    private final SplittableRandom random;
    private RaceKind nextRace = RaceKind.CONCURRENT;

    Launcher(FarmLoop loop, Population population, Purposes purposes) {
        this.loop = loop;
        this.population = population;
        this.purposes = purposes;
        this.random = purposes.random();
    }

    /**
     * Starts.
     *
     * @return false when no user is idle
     */
    boolean start(PhaseRun run, Errand errand, long intendedNs) {
        if (errand == Errand.PASSWORD) {
            long user = loop.users().anybody(random);
            begin(run, CeremonyType.PASSWORD, purposes.ofAnybody(), user, 0, intendedNs);
            return true;
        }
        if (run.phase().isEnrolment()) {
            return enrol(run, errand, intendedNs);
        }
        if (errand == Errand.REGISTER) {
            if (!enrol(run, errand, intendedNs)) {
                loop.fail(run, errand, "no_unregistered_user", intendedNs);
            }
            return true;
        }
        return startOfRegistered(run, errand, intendedNs);
    }

    private boolean startOfRegistered(PhaseRun run, Errand errand, long intendedNs) {
        long user = loop.users().takeRegistered();
        while (errand == Errand.LEAVE && user >= 0) {
            leave(user, run);
            user = loop.users().takeRegistered();
            errand = Errand.AUTHENTICATE;
        }
        if (user < 0) {
            return false;
        }
        switch (errand) {
            case ATTACK -> purposes.attack(loop, run, user, numberOf(user), true, intendedNs);
            case RACE -> race(run, user, intendedNs);
            case ADD -> replace(run, user, population.authenticatorsPerUser() - 1, "authenticator_added", intendedNs);
            case REPLACE -> replace(run, user, 0, "authenticator_replaced", intendedNs);
            default -> authenticate(run, errand, user, intendedNs);
        }
        return true;
    }

    /**
     * Starts a user's turn.
     *
     * @return false while the user is busy
     */
    boolean startTurn(PhaseRun run, Errand errand, long user, long intendedNs) {
        if (loop.users().isBusy(user)) {
            return false;
        }
        int number = errand == Errand.REGISTER ? unregisteredNumberOf(user) : 0;
        if (number < 0) {
            loop.fail(run, errand, "user_already_registered", intendedNs);
        } else if (errand == Errand.AUTHENTICATE && !population.registered(user)) {
            loop.fail(run, errand, FarmLoop.NO_REGISTERED_USER, intendedNs);
        } else {
            loop.users().take(user);
            switch (errand) {
                case REGISTER ->
                    begin(run, CeremonyType.REGISTRATION, purposes.ofUnregistered(), user, number, intendedNs);
                case PASSWORD -> begin(run, CeremonyType.PASSWORD, purposes.ofTurns(), user, 0, intendedNs);
                default -> authenticate(run, errand, user, intendedNs);
            }
        }
        return true;
    }

    /** The first authenticator that the user has and that is not registered; -1 when there is none. */
    private int unregisteredNumberOf(long user) {
        if (!population.registered(user, 0)) {
            return 0;
        }
        return population.hasBackup(user) && !population.registered(user, 1) ? 1 : -1;
    }

    private void begin(PhaseRun run, CeremonyType type, Purpose purpose, long user, int number, long intendedNs) {
        Ceremony ceremony = loop.ceremony();
        UserSlot unused = ceremony.prepare(run, type, purpose, user, number, intendedNs);
        ceremony.begin();
    }

    private boolean enrol(PhaseRun run, Errand errand, long intendedNs) {
        boolean attack = errand == Errand.ATTACK;
        long credential =
                attack ? loop.users().takeUnregisteredToAttack() : loop.users().takeUnregistered();
        if (credential < 0) {
            return attack && attackByRegisteredUser(run, intendedNs);
        }
        long user = loop.users().userOf(credential);
        int number = loop.users().numberOf(credential);
        if (attack) {
            purposes.attack(loop, run, user, number, false, intendedNs);
        } else {
            begin(run, CeremonyType.REGISTRATION, purposes.ofUnregistered(), user, number, intendedNs);
        }
        return true;
    }

    /** The last of an enrolment find everybody registered. */
    private boolean attackByRegisteredUser(PhaseRun run, long intendedNs) {
        long user = loop.users().takeRegistered();
        if (user < 0) {
            return false;
        }
        purposes.attack(loop, run, user, 0, true, intendedNs);
        return true;
    }

    private void authenticate(PhaseRun run, Errand errand, long user, long intendedNs) {
        Ceremony ceremony = loop.ceremony();
        int number = after(errand, user, ceremony, run);
        UserSlot slot =
                ceremony.prepare(run, CeremonyType.AUTHENTICATION, purposes.ofRegistered(), user, number, intendedNs);
        if (errand == Errand.SYNC && !slot.backedUp()) {
            slot.markBackedUp();
            remark(run, CeremonyType.AUTHENTICATION, "passkey_synced");
        }
        ceremony.begin();
    }

    /** Lets happen what happens before the login, and says which authenticator it is with. */
    private int after(Errand errand, long user, Ceremony ceremony, PhaseRun run) {
        boolean both = population.authenticatorsPerUser() > 1
                && population.registered(user, 0)
                && population.registered(user, 1);
        if (both && errand == Errand.LOSE) {
            ceremony.slot().moveTo(user, 0).lose();
            remark(run, CeremonyType.AUTHENTICATION, "authenticator_lost");
            return 1;
        }
        if (both && errand == Errand.REMOVE) {
            ceremony.slot().moveTo(user, 1).lose();
            remark(run, CeremonyType.AUTHENTICATION, "authenticator_removed");
            return 0;
        }
        return numberOf(user);
    }

    private int numberOf(long user) {
        if (population.authenticatorsPerUser() == 1 || !population.registered(user, 1)) {
            return 0;
        }
        return !population.registered(user, 0) || random.nextDouble() < BACKUP_USE ? 1 : 0;
    }

    private void replace(PhaseRun run, long user, int number, String remark, long intendedNs) {
        Ceremony ceremony = loop.ceremony();
        UserSlot slot =
                ceremony.prepare(run, CeremonyType.REGISTRATION, purposes.ofRegistered(), user, number, intendedNs);
        slot.replace();
        remark(run, CeremonyType.REGISTRATION, remark);
        ceremony.begin();
    }

    private void leave(long user, PhaseRun run) {
        population.slot().moveTo(user).leave();
        remark(run, CeremonyType.AUTHENTICATION, "user_left");
        loop.users().giveBack(user);
    }

    private void race(PhaseRun run, long user, long intendedNs) {
        RaceKind kind = nextRace;
        nextRace = kind == RaceKind.CONCURRENT ? RaceKind.CROSSING : RaceKind.CONCURRENT;
        new Race(loop, run, kind, user, numberOf(user), intendedNs).start();
    }

    private void remark(PhaseRun run, CeremonyType type, String remark) {
        loop.recorder().remark(type, run.phase().measured(), remark);
    }
}
