package dev.keywave.probe;

/** The ceremonies of a probe, in their order. */
enum CeremonyKind {
    /** An honest registration. */
    REGISTER("register", Expectation.ACCEPTED, "a credential is made and registered"),
    /** An honest authentication. */
    AUTHENTICATE("authenticate", Expectation.ACCEPTED, "the credential logs in"),
    /** One bit of the signature is another. */
    TAMPERED_SIGNATURE("tampered_signature", Expectation.REJECTED, "one bit of the signature is flipped"),
    /** The requests that logged in go out once more, in the same session. What ends a session refuses them, too. */
    REPLAY("replay", Expectation.NOT_ACCEPTED, "the same answer once more, in the same session"),
    /** The answer of an earlier ceremony in a session that has a challenge of its own. */
    REPLAY_IN_NEW_SESSION("replay_in_new_session", Expectation.REJECTED, "an earlier answer in a new session"),
    /** A page elsewhere got the user's authenticator to sign. */
    WRONG_ORIGIN("wrong_origin", Expectation.REJECTED, "the client data names another origin"),
    /** A counter that does not increase: Level 3 leaves to the relying party what that means. */
    COUNTER_REGRESSION("counter_regression", Expectation.EITHER, "the signature counter falls back");

    /** How a ceremony should end. */
    enum Expectation {
        /** Accepted. */
        ACCEPTED,
        /** Refused, and said so. */
        REJECTED,
        /** Refused in whatever way. */
        NOT_ACCEPTED,
        /** The relying party's policy decides. */
        EITHER
    }

    private final String label;
    private final Expectation expectation;
    private final String description;

    CeremonyKind(String label, Expectation expectation, String description) {
        this.label = label;
        this.expectation = expectation;
        this.description = description;
    }

    /** The name in output and JSON. */
    String label() {
        return label;
    }

    Expectation expectation() {
        return expectation;
    }

    /** What happens in it, in words. */
    String description() {
        return description;
    }
}
