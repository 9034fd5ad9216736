package dev.keywave.benchmarks;

/** What the exit code of {@code bench} means; the same numbers as those of {@code keywave}. */
public final class ExitCode {

    /** Measured, and no regression where one was looked for. */
    public static final int PASSED = 0;

    /** A bug of Keywave. */
    public static final int INTERNAL_ERROR = 1;

    /** Usage or configuration. */
    public static final int USAGE = 2;

    /** Slower than the baseline, beyond the threshold. */
    public static final int REGRESSION = 3;

    private ExitCode() {}
}
