package dev.keywave.relyingparty;

/** Who verifies. */
public enum VerifierChoice {
    /** webauthn4j-core. */
    WEBAUTHN4J,
    /** Yubico's webauthn-server-core. */
    YUBICO,
    /** Nobody: every result is accepted unread, so that only the generator is measured. */
    NONE
}
