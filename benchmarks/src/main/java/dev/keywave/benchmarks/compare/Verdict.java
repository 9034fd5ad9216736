package dev.keywave.benchmarks.compare;

import java.util.Locale;

/** What a comparison says of one benchmark. */
public enum Verdict {
    /** An operation takes less time, beyond the threshold. */
    FASTER,
    /** An operation takes more time, beyond the threshold: a regression. */
    SLOWER,
    /** The difference is within the threshold. */
    SAME,
    /** The samples do not tell. */
    UNDECIDED;

    /** In lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
