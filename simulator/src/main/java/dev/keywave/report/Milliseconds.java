package dev.keywave.report;

/** Nanoseconds as every report gives them: milliseconds with a resolution of one microsecond. */
final class Milliseconds {

    private Milliseconds() {}

    /** Milliseconds, rounded to the microsecond. */
    static double of(long ns) {
        return Math.round(ns / 1e3) / 1e3;
    }
}
