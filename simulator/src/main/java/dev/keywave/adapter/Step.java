package dev.keywave.adapter;

import dev.keywave.input.Location;

/** One step of a flow, compiled: immutable, shared by all loops. What changes is in the ceremony's {@link Variables}. */
public sealed interface Step permits RequestStep, CreateStep, GetAssertionStep, LoopStep {

    /** What the step does, for reports: {@code POST /attestation/options}, {@code create}. */
    String label();

    /** Where the adapter's file declares it. */
    Location location();
}
