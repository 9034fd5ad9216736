package dev.keywave.farm;

import dev.keywave.workload.CeremonyType;

/** What becomes of an intended start. */
enum Errand {
    /** A registration by a user who is not registered. */
    REGISTER(CeremonyType.REGISTRATION),
    /** An authentication, as it should be. */
    AUTHENTICATE(CeremonyType.AUTHENTICATION),
    /** A sign-in with a password, by anybody. */
    PASSWORD(CeremonyType.PASSWORD),
    /** An authentication after the first authenticator got lost. */
    LOSE(CeremonyType.AUTHENTICATION),
    /** An authentication after the second authenticator was given up. */
    REMOVE(CeremonyType.AUTHENTICATION),
    /** An authentication after the passkey was backed up. */
    SYNC(CeremonyType.AUTHENTICATION),
    /** A user leaves; somebody else authenticates. */
    LEAVE(CeremonyType.AUTHENTICATION),
    /** A registration of a second authenticator. */
    ADD(CeremonyType.REGISTRATION),
    /** A registration of a new authenticator in place of the first one. */
    REPLACE(CeremonyType.REGISTRATION),
    /** The ceremony that is {@linkplain Phase#attacked attacked} in the phase, changed on purpose. */
    ATTACK(CeremonyType.AUTHENTICATION),
    /** Two authentications of one credential. */
    RACE(CeremonyType.AUTHENTICATION);

    private final CeremonyType ceremony;

    Errand(CeremonyType ceremony) {
        this.ceremony = ceremony;
    }

    /** The plain one of a ceremony. */
    static Errand of(CeremonyType ceremony) {
        return switch (ceremony) {
            case REGISTRATION -> REGISTER;
            case AUTHENTICATION -> AUTHENTICATE;
            case PASSWORD -> PASSWORD;
        };
    }

    /** Whether it is among the honest ceremonies. */
    boolean isHonest() {
        return this != ATTACK && this != RACE;
    }

    /** Whether it is by a registered user who does nothing else meanwhile; otherwise it waits behind nobody. */
    boolean needsRegisteredUser() {
        return this != REGISTER && this != PASSWORD;
    }

    /** The ceremony that an honest one counts as. */
    CeremonyType ceremony() {
        return ceremony;
    }
}
