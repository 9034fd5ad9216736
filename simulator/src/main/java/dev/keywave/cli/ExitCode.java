package dev.keywave.cli;

/** What the process's exit code means. */
final class ExitCode {

    static final int PASSED = 0;
    static final int INTERNAL_ERROR = 1;
    static final int USAGE = 2;
    static final int THRESHOLD_FAILED = 3;
    static final int GENERATOR_BOTTLENECK = 4;
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
