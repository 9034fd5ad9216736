package dev.keywave.farm;

import dev.keywave.workload.CeremonyMix;
import dev.keywave.workload.CeremonyType;
import java.util.Iterator;
import java.util.SplittableRandom;

/** Decides what becomes of each intended start of one phase on one loop. */
interface Errands {

    /** What {@link #user} gives when it does not matter who. */
    long ANYBODY = -1;

    /** For the next intended start. */
    Errand next();

    /** Whose errand the one that came last is. */
    default long user() {
        return ANYBODY;
    }

    /** Each authentication is drawn for itself. */
    static Errands of(Phase phase, Behaviour behaviour, SplittableRandom random) {
        if (!phase.measured()) {
            return () -> Errand.AUTHENTICATE;
        }
        Life life = behaviour.life();
        double[] upTo = cumulative(
                behaviour.attacksOn(phase.attacked()),
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
            return () -> Errand.AUTHENTICATE;
        }
        return () -> {
            double draw = random.nextDouble();
            for (int i = 0; i < errands.length; i++) {
                if (draw < upTo[i]) {
                    return errands[i];
                }
            }
            return Errand.AUTHENTICATE;
        };
    }

    /**
     * Each start is of a ceremony drawn by its share.
     *
     * @param logins what becomes of authentications
     * @param loop whose starts these are: by number those of the phase that leave this remainder
     */
    static Errands mixed(CeremonyMix mix, Errands logins, long seed, int loop, int loops) {
        return new Errands() {
            private long number = loop;

            @Override
            public Errand next() {
                CeremonyType ceremony = mix.of(seed, number);
                number += loops;
                return ceremony == CeremonyType.AUTHENTICATION ? logins.next() : Errand.of(ceremony);
            }
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
                return Errand.REGISTER;
            }
        };
    }

    /** The turns of one loop's users, in order. */
    static Errands turns(Load.Turns load, int loop, int loops) {
        Iterator<Turn> turns = load.turns().iterator();
        return new Errands() {
            private long user = ANYBODY;

            @Override
            public Errand next() {
                Turn turn = turns.next();
                while (turn.user() % loops != loop) {
                    turn = turns.next();
                }
                user = turn.user();
                return Errand.of(turn.ceremony());
            }

            @Override
            public long user() {
                return user;
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
