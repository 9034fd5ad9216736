package dev.keywave.relyingparty;

import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The thread that reads the meters, so that no loop does; there only while somebody scrapes. */
final class ScrapeThread implements Executor, AutoCloseable {

    private static final int MAX_WAITING = 16;
    private static final long IDLE_S = 10;

    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            0,
            1,
            IDLE_S,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MAX_WAITING),
            new DefaultThreadFactory("keywave-rp-metrics", true));

    @Override
    public void execute(Runnable task) {
        thread.execute(task);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
