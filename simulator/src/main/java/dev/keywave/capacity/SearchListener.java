package dev.keywave.capacity;

/** Is told how a search goes on, on the searching thread. */
interface SearchListener {

    /**
     * A trial begins.
     *
     * @param round from 1 to the number of repeats
     * @param secondsLeft estimate for the rest of the search, with this trial
     */
    void trialBegins(int round, Step step, double ratePerS, double durationS, double secondsLeft);

    /** A trial is over. */
    void trialEnded(int number, Trial trial);

    /** Something about the search that a reader of its trials needs. */
    void note(String what);
}
