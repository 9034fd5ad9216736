package dev.keywave.forecast;

/** A day of one group: its levels in the evening, and what {@link Traffic} drew. */
final class GroupDay {

    final int[] evening;
    final long[] attempts = new long[Ledger.BEFORE.size()];
    final long[] failures = new long[Ledger.BEFORE.size()];
    long passkeyAttempts;
    long passkeyFailures;
    long fallbacks;
    double supportCalls;
    long resets;
    double passkeyCalls;
    double secondsSaved;

    GroupDay(int[] evening) {
        this.evening = evening;
    }
}
