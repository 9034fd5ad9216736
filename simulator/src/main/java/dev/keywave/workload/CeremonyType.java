package dev.keywave.workload;

import java.util.List;

/**
 * What users do at a relying party: the two ceremonies of WebAuthn (https://www.w3.org/TR/webauthn-3/#ceremony), and the
 * password that they fall back to. The last is no ceremony of WebAuthn: no authenticator takes part, no credential is used
 * and nothing of it can be attacked by Keywave's catalogue; it stands here since it is started, counted and timed alike.
 */
public enum CeremonyType {
    /** Creates a credential: {@code navigator.credentials.create()}. */
    REGISTRATION("registration"),
    /** Proves possession of one: {@code navigator.credentials.get()}. */
    AUTHENTICATION("authentication"),
    /** Signs in with a password, by HTTP alone. */
    PASSWORD("password");

    /** The ceremonies of WebAuthn, in which an authenticator takes part. */
    public static final List<CeremonyType> WEBAUTHN = List.of(REGISTRATION, AUTHENTICATION);

    private final String label;

    CeremonyType(String label) {
        this.label = label;
    }

    /** The name in plans, thresholds, {@code summary.json} and metrics. */
    public String label() {
        return label;
    }
}
