package dev.keywave.adapter;

/** One step of a flow, compiled: immutable, shared by all loops. What changes is in the ceremony's {@link Variables}. */
public sealed interface Step permits RequestStep, CreateStep, GetAssertionStep {

    /** What the step does, for reports: {@code POST /attestation/options}, {@code create}. */
    String label();
}
