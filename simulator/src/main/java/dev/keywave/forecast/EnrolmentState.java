package dev.keywave.forecast;

/**
 * Where somebody is on the way to a passkey; everybody is in exactly one of these each evening.
 *
 * <pre>
 * TO_COME -> WAITING -> ASKED <-> SNOOZING -> ENROLLED <-> ENROLLED_TWICE
 *                                             ENROLLED -> WITHOUT_AUTHENTICATOR -> ENROLLED
 * any of them under enforcement -> LOCKED_OUT -> ENROLLED;   any of them -> LEFT
 * </pre>
 */
public enum EnrolmentState {
    /** Joins later. */
    TO_COME("to_come", 0),
    /** The group's wave has not begun, or the group is in none. */
    WAITING("waiting", 1),
    /** Asked at the next sign-in. */
    ASKED("asked", 2),
    /** Asked, and to be asked again after some days. */
    SNOOZING("snoozing", 3),
    /** Has one passkey. */
    ENROLLED("enrolled", 4),
    /** Has two. */
    ENROLLED_TWICE("enrolled_twice", 5),
    /** Had a passkey and has lost it, or it was revoked. */
    WITHOUT_AUTHENTICATOR("without_authenticator", 6),
    /** Locked out by enforcement, and not yet back in. */
    LOCKED_OUT("locked_out", 7),
    /** Has left the organisation. */
    LEFT("left", 8);

    private final String label;
    private final int index;

    EnrolmentState(String label, int index) {
        this.label = label;
        this.index = index;
    }

    /** The name in reports. */
    public String label() {
        return label;
    }

    /** Its place in rows of counts. */
    int index() {
        return index;
    }
}
