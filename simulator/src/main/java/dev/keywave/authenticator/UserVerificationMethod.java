package dev.keywave.authenticator;

/** How an authenticator verifies its user; the virtual user always passes. */
public enum UserVerificationMethod {
    /** It cannot. */
    NONE,
    /** By a PIN that the client collects ({@code clientPin}). */
    CLIENT_PIN,
    /** By itself, for example by a fingerprint ({@code uv}). */
    BUILT_IN
}
