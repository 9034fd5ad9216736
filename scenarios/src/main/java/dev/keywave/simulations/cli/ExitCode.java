package dev.keywave.simulations.cli;

/** What the process's exit code means; the same numbers as those of {@code keywave run}. */
final class ExitCode {

    static final int PASSED = 0;
    static final int INTERNAL_ERROR = 1;
    static final int USAGE = 2;
    static final int ASSERTION_FAILED = 3;

    private ExitCode() {}
}
