package dev.keywave.delivery;

import dev.keywave.workload.NanoClock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The thread that delivers to one destination, from the start to the last values. All trouble together is one warning. */
final class Courier {

    private static final int LAST_TRIES = 2;
    private static final long BEFORE_ANOTHER_MS = 1_000;

    private final Destination destination;
    private final Consumer<String> warnings;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;
    private boolean warned;

    private Courier(Destination destination, Consumer<String> warnings) {
        this.destination = destination;
        this.warnings = warnings;
        this.thread = new Thread(this::run, "keywave-" + destination.name());
        thread.setDaemon(true);
    }

    /**
     * Begins with a first delivery.
     *
     * @param warnings is told of trouble, once, on the courier's thread
     */
    static Courier start(Destination destination, Consumer<String> warnings) {
        Courier courier = new Courier(destination, warnings);
        courier.thread.start();
        return courier;
    }

    /** The last values are to be sent now; returns at once. */
    void stop() {
        stopped.countDown();
    }

    /** After {@link #stop}: returns when the last values are delivered, or at the deadline. */
    void awaitEnd(long deadlineNs) throws InterruptedException {
        long leftMs = TimeUnit.NANOSECONDS.toMillis(deadlineNs - NanoClock.SYSTEM.nowNs());
        thread.join(Math.max(1, leftMs));
        thread.interrupt();
    }

    private void run() {
        try {
            do {
                attempt(false);
            } while (!stopped.await(destination.everyMs(), TimeUnit.MILLISECONDS));
            for (int n = 1; attempt(true).again() && n < LAST_TRIES; n++) {
                TimeUnit.MILLISECONDS.sleep(BEFORE_ANOTHER_MS);
            }
        } catch (InterruptedException e) {
            warn("--" + destination.name() + ": the last values could not be delivered in time");
        }
    }

    private Attempt attempt(boolean last) throws InterruptedException {
        Attempt attempt;
        try {
            attempt = destination.deliver(last);
        } catch (RuntimeException e) {
            attempt = new Attempt("--" + destination.name() + ": " + e + " (a bug of Keywave's); it goes on", false);
        }
        if (attempt.trouble() != null) {
            warn(attempt.trouble());
        }
        return attempt;
    }

    private void warn(String trouble) {
        if (!warned) {
            warned = true;
            warnings.accept(trouble);
        }
    }
}
