package dev.keywave.gatling.engine;

/** The names under which a virtual user's session has things of ours. */
public final class PasskeyAttributes {

    /** Long: index of the user in the population; -1 when a feeder had nobody left. */
    public static final String USER = "passkeyUser";

    /** String: the name that the user goes by at the relying party. */
    public static final String USERNAME = "username";

    /** String: the password of relying parties that ask for one. */
    public static final String PASSWORD = "password";

    /** Boolean: whether the relying party held a credential of the user when a feeder gave it. */
    public static final String REGISTERED = "registered";

    /** {@link Reservation}: whom a feeder reserved for this session. */
    static final String FED = "keywave.fed";

    private PasskeyAttributes() {}
}
