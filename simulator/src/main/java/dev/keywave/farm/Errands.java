package dev.keywave.farm;

import dev.keywave.workload.CeremonyType;
import java.util.SplittableRandom;

/** Decides what becomes of each intended start of one phase on one loop. */
interface Errands {

    /** For the next intended start. */
    Errand next();

    /** Each start is drawn for itself. */
    static Errands of(Phase phase, Behaviour behaviour, SplittableRandom random) {
        if (!phase.measured() || phase.ceremony() == CeremonyType.REGISTRATION) {
            return () -> Errand.HONEST;
        }
        Life life = behaviour.life();
        double[] upTo = cumulative(
                behaviour.attacksOn(phase.ceremony()),
                behaviour.races(),
                life.added(),
                life.replaced(),
                life.lost(),
                life.removed(),
                life.synced(),
                life.left());
        Errand[] errands = {
            Errand.ATTACK,
            Errand.RACE,
            Errand.ADD,
            Errand.REPLACE,
            Errand.LOSE,
            Errand.REMOVE,
            Errand.SYNC,
            Errand.LEAVE
        };
        if (upTo[upTo.length - 1] == 0) {
            return () -> Errand.HONEST;
        }
        return () -> {
            double draw = random.nextDouble();
            for (int i = 0; i < errands.length; i++) {
                if (draw < upTo[i]) {
                    return errands[i];
                }
            }
            return Errand.HONEST;
        };
    }

    /** In an enrolment each user must get a turn: so many honest starts, so many attacks, in random order. */
    static Errands enrolment(long honest, long attacks, SplittableRandom random) {
        return new Errands() {
            private long honestLeft = honest;
            private long attacksLeft = attacks;

            @Override
            public Errand next() {
                if (attacksLeft > 0 && random.nextDouble() * (honestLeft + attacksLeft) < attacksLeft) {
                    attacksLeft--;
                    return Errand.ATTACK;
                }
                honestLeft--;
                return Errand.HONEST;
            }
        };
    }

    private static double[] cumulative(double... shares) {
        double[] upTo = shares.clone();
        for (int i = 1; i < upTo.length; i++) {
            upTo[i] += upTo[i - 1];
        }
        return upTo;
    }
}
