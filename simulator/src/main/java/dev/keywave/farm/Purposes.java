package dev.keywave.farm;

import java.util.SplittableRandom;

/** What the ceremonies of one loop can be for. */
final class Purposes {

    private final SplittableRandom random;
    private final HonestCeremonies ofRegistered;
    private final HonestCeremonies ofUnregistered;
    private final HonestCeremonies ofAnybody;
    private final HonestCeremonies ofTurns;

    Purposes(Behaviour behaviour, int loop) {
        this.random = new SplittableRandom(behaviour.seed() ^ (0x5DEECE66DL * (loop + 1)));
        boolean human = behaviour.human();
        this.ofRegistered =
                new HonestCeremonies((users, slot, accepted) -> users.giveBack(slot.user()), human, random.split());
        this.ofUnregistered = new HonestCeremonies(
                (users, slot, accepted) -> users.giveBackAfterRegistration(slot.user(), slot.number(), accepted),
                human,
                random.split());
        this.ofAnybody = new HonestCeremonies((users, slot, accepted) -> {}, human, random.split());
        this.ofTurns = new HonestCeremonies(
                (users, slot, accepted) -> users.giveBackUnchanged(slot.user()), human, random.split());
    }

    SplittableRandom random() {
        return random.split();
    }

    /** An honest ceremony by a user who was taken from among the registered ones. */
    Purpose ofRegistered() {
        return ofRegistered;
    }

    /** A registration of a credential that was taken from among the unregistered ones. */
    Purpose ofUnregistered() {
        return ofUnregistered;
    }

    /** Something that takes nobody away. */
    Purpose ofAnybody() {
        return ofAnybody;
    }

    /** A turn that changes nothing. */
    Purpose ofTurns() {
        return ofTurns;
    }

    /**
     * Starts an attack by a user who was taken from the pool.
     *
     * @param registered whether from among the registered ones
     */
    void attack(FarmLoop loop, PhaseRun run, long user, int number, boolean registered, long intendedNs) {
        new AttackCeremony(loop, run, user, number, registered, intendedNs).start();
    }
}
