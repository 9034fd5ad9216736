package dev.keywave.workload;

/** The two ceremonies of WebAuthn (https://www.w3.org/TR/webauthn-3/#ceremony). */
public enum CeremonyType {
    /** Creates a credential: {@code navigator.credentials.create()}. */
    REGISTRATION("registration"),
    /** Proves possession of one: {@code navigator.credentials.get()}. */
    AUTHENTICATION("authentication");

    private final String label;

    CeremonyType(String label) {
        this.label = label;
    }

    /** The name in plans, thresholds, {@code summary.json} and metrics. */
    public String label() {
        return label;
    }
}
