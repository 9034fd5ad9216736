package dev.keywave.relyingparty;

/** What a signature counter that did not increase means; Level 3 leaves that to the relying party. */
public enum CounterPolicy {
    /** The authentication is refused, as FIDO's conformance tools demand. Zero before and now is no counter at all. */
    STRICT,
    /** The authentication is accepted; the stored counter never goes down. */
    IGNORE
}
