package dev.keywave.gatling;

/** The words that a simulation imports statically. */
public final class PasskeyDsl {

    private PasskeyDsl() {}

    /** The passkeys of a simulation, for {@code setUp(...).protocols(http, passkeys)}. */
    public static PasskeyProtocolBuilder passkeys() {
        return new PasskeyProtocolBuilder();
    }
}
