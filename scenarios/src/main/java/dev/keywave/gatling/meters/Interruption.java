package dev.keywave.gatling.meters;

import dev.keywave.delivery.MetricsDelivery;
import dev.keywave.workload.NanoClock;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What SIGINT and SIGTERM do, for Gatling itself does nothing: in the middle of a load the figures so far are delivered; in
 * the wait for scrapers that ends, and Gatling makes its report before the process does.
 */
final class Interruption implements AutoCloseable {

    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(60);
    private static final long LOOK_EVERY_MS = 20;

    private final MetricsDelivery delivery;
    private final Thread hook = new Thread(this::onShutdown, "keywave-interrupt");
    private volatile @Nullable Thread reporter;

    private Interruption(MetricsDelivery delivery) {
        this.delivery = delivery;
    }

    /** From now on, until it is closed. */
    static Interruption watch(MetricsDelivery delivery) {
        Interruption interruption = new Interruption(delivery);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    /** The load is over; that thread has the report to make. */
    void awaitReport(Thread thread) {
        reporter = thread;
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // it is at work, and waits for the report
            reporter = Thread.currentThread();
        }
    }

    private void onShutdown() {
        delivery.endLinger();
        Thread awaited = reporter;
        if (awaited == null) {
            delivery.flush();
            return;
        }
        long deadlineNs = NanoClock.SYSTEM.nowNs() + PATIENCE_NS;
        try {
            while (awaited.isAlive() && !isExiting(awaited) && NanoClock.SYSTEM.nowNs() < deadlineNs) {
                TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Gatling and its plugins end by an exit, which waits for us. */
    private static boolean isExiting(Thread thread) {
        return Arrays.stream(thread.getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals("java.lang.Shutdown"));
    }
}
