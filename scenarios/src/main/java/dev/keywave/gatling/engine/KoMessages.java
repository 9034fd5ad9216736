package dev.keywave.gatling.engine;

/** Why a ceremony is KO. Gatling groups by these, so that none contains a user's number or a challenge. */
public final class KoMessages {

    /** A feeder had no user left. */
    public static final String EXHAUSTED =
            "population exhausted: every user of the kind that was asked for is held; raise passkeys().users or release earlier";

    /** Another virtual user holds this one. */
    public static final String IN_USE = "credential in use";

    /** There is nothing to log in with. */
    public static final String NO_CREDENTIAL = "no credential";

    /** A number beyond the population. */
    public static final String NO_SUCH_USER = "no such user: its number is not below passkeys().users";

    /** A user of another injector's share. */
    public static final String OTHER_INJECTOR = "user belongs to another injector";

    private KoMessages() {}
}
