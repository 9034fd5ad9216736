package dev.keywave.gatling.engine;

import dev.keywave.authenticator.ClientResult;

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
    public static final String NO_SUCH_USER = "no such user: its number is not from 0 to below passkeys().users";

    /** A user of another injector's share. */
    public static final String OTHER_INJECTOR = "user belongs to another injector";

    /** A user's authenticator beyond those that it may have. */
    public static final String NO_SUCH_DEVICE =
            "no such device: its number is not from 0 to below passkeys().authenticatorsPerUser";

    /** Nobody was fed or named. */
    public static final String NO_USER = "no user: feed(passkeyUsers()...) before, or name one with user(...)";

    /** What arrived cannot be read. */
    public static final String NOT_JSON = "options that are not JSON";

    /** Options of the wrong call. */
    public static final String OPTIONS_OF_GET = "options are those of get(), not of create()";

    /** Options of the wrong call. */
    public static final String OPTIONS_OF_CREATE = "options are those of create(), not of get()";

    /** The relying party excludes what the authenticator has. */
    public static final String EXCLUDED = "already registered: excludeCredentials names this credential";

    private KoMessages() {}

    /** Why there is no credential. */
    static String of(ClientResult result) {
        if (result instanceof ClientResult.Excluded) {
            return EXCLUDED;
        }
        String reason = result instanceof ClientResult.Refused refused ? refused.reason() : "no answer";
        return reason.equals("no_credentials") ? NO_CREDENTIAL : "authenticator: " + reason;
    }
}
