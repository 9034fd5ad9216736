package dev.keywave.crypto;

/** What {@code --crypto} can say. */
public enum CryptoChoice {
    /** The fastest that works on this machine: Corretto, then Bouncy Castle, then the JDK. */
    AUTO,
    /** Amazon Corretto Crypto Provider (AWS-LC). */
    ACCP,
    /** Bouncy Castle. */
    BC,
    /** The JDK's own providers. On JDK 17 its P-256 is some 40 times slower than Corretto's. */
    JDK
}
