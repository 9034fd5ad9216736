package dev.keywave.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What SIGINT and SIGTERM do in the middle of a run: the run is told to stop, its results are written, and only then the
 * process ends, with 130.
 */
final class Interrupt implements AutoCloseable {

    private static final long PATIENCE_S = 60;

    private final CountDownLatch written = new CountDownLatch(1);
    private final Thread hook;
    private volatile boolean interrupted;
    private volatile int exitCode = ExitCode.INTERRUPTED;

    /** From now on, and until it is closed, an interrupt runs that task first. */
    Interrupt(Runnable stop) {
        hook = new Thread(() -> onShutdown(stop), "keywave-interrupt");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** All is done and written; an interrupt cuts short only the wait for others to see it, and changes nothing. */
    void allDone(int code) {
        if (!interrupted) {
            exitCode = code;
        }
    }

    /** All is written: the process may end. */
    @Override
    public void close() {
        written.countDown();
        if (!interrupted) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                interrupted = true;
            }
        }
    }

    private void onShutdown(Runnable stop) {
        interrupted = true;
        stop.run();
        try {
            if (!written.await(PATIENCE_S, TimeUnit.SECONDS)) {
                System.err.println("keywave: the results could not be written within " + PATIENCE_S + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(exitCode);
    }
}
