package dev.keywave.farm;

import dev.keywave.workload.CeremonyType;

/** What becomes of an intended start. */
enum Errand {
    /** The phase's ceremony, as it should be. */
    HONEST,
    /** An authentication after the first authenticator got lost. */
    LOSE,
    /** An authentication after the second authenticator was given up. */
    REMOVE,
    /** An authentication after the passkey was backed up. */
    SYNC,
    /** A user leaves; somebody else authenticates. */
    LEAVE,
    /** A registration of a second authenticator. */
    ADD,
    /** A registration of a new authenticator in place of the first one. */
    REPLACE,
    /** The phase's ceremony, changed on purpose. */
    ATTACK,
    /** Two authentications of one credential. */
    RACE;

    /** Whether it is among the honest ceremonies. */
    boolean isHonest() {
        return this != ATTACK && this != RACE;
    }

    /** The ceremony that it is, in a phase of that one. */
    CeremonyType ceremony(CeremonyType ofPhase) {
        return this == ADD || this == REPLACE ? CeremonyType.REGISTRATION : ofPhase;
    }
}
