package dev.keywave.farm;

import java.util.SplittableRandom;

/** What the ceremonies of one loop can be for. */
final class Purposes {

    private final SplittableRandom random;
    private final HonestCeremonies honest;

    Purposes(Behaviour behaviour, int loop) {
        this.random = new SplittableRandom(behaviour.seed() ^ (0x5DEECE66DL * (loop + 1)));
        this.honest = new HonestCeremonies(behaviour.human(), random.split());
    }

    SplittableRandom random() {
        return random.split();
    }

    Purpose honest() {
        return honest;
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
