package dev.keywave.benchmarks.compare;

import org.jspecify.annotations.Nullable;

/** What a score of JMH counts. */
public enum JmhMode {
    /** Operations per time. */
    THROUGHPUT("thrpt"),
    /** Time per operation, the mean of an iteration. */
    AVERAGE_TIME("avgt"),
    /** Time per operation, each of a sample. */
    SAMPLE_TIME("sample"),
    /** Time of one operation that nothing warmed up. */
    SINGLE_SHOT_TIME("ss");

    private final String label;

    JmhMode(String label) {
        this.label = label;
    }

    /** As JMH writes it in its results. */
    public String label() {
        return label;
    }

    /** Whether a higher score is the better one. */
    public boolean higherIsBetter() {
        return this == THROUGHPUT;
    }

    /** The logarithm of the time that an operation takes, but for a constant that is the same for all of one unit. */
    double logTime(double score) {
        return higherIsBetter() ? -Math.log(score) : Math.log(score);
    }

    /** The way back. */
    double score(double logTime) {
        return Math.exp(higherIsBetter() ? -logTime : logTime);
    }

    /** The mode of that label, or null. */
    static @Nullable JmhMode byLabel(String label) {
        for (JmhMode mode : values()) {
            if (mode.label.equals(label)) {
                return mode;
            }
        }
        return null;
    }
}
