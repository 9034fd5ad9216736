package dev.keywave.benchmarks.compare;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What SIGINT and SIGTERM do in the middle of a measurement: it is told to stop, what is measured is written, and only then
 * the process ends, with 130.
 */
public final class Interruption implements AutoCloseable {

    /** Of an interrupted process. */
    public static final int EXIT_CODE = 130;

    private static final long PATIENCE_S = 30;

    private final CountDownLatch written = new CountDownLatch(1);
    private final Thread hook;
    private volatile boolean happened;

    /** From now on, and until it is closed, an interrupt runs that task first. */
    public Interruption(Runnable stop) {
        hook = new Thread(() -> onShutdown(stop), "keywave-bench-interrupt");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Whether there was one. */
    public boolean happened() {
        return happened;
    }

    /** All is written: the process may end. */
    @Override
    public void close() {
        written.countDown();
        if (!happened) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                happened = true;
            }
        }
    }

    private void onShutdown(Runnable stop) {
        happened = true;
        stop.run();
        try {
            if (!written.await(PATIENCE_S, TimeUnit.SECONDS)) {
                System.err.println("keywave bench: the results could not be written within " + PATIENCE_S + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(EXIT_CODE);
    }
}
