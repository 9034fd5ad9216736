package dev.keywave.capacity;

/** Runs trials, one after the other, for a search that knows neither network nor clock. */
interface TrialRunner {

    /**
     * Tries a rate, after a short stretch of the same rate that is left out of the figures.
     *
     * @param ratePerS starts per second
     * @param durationS seconds
     */
    Trial run(Step step, double ratePerS, double durationS) throws InterruptedException;

    /** Waits, for a bounded time, until the relying party is over the last trial. */
    void recover() throws InterruptedException;

    /** Whether the user wants no more: what is running then ends early, and its figures mean nothing. */
    boolean interrupted();
}
