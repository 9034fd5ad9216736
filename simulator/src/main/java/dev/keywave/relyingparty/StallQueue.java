package dev.keywave.relyingparty;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.FutureListener;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The requests of one loop that wait for the end of a stall; they go on in the order in which they came. */
final class StallQueue {

    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final LongSupplier remainingNs;
    private final FutureListener<Object> onDrained;

    /**
     * Makes an empty queue.
     *
     * @param remainingNs how long the stall still lasts, 0 when it is over
     * @param onDrained learns of a bug that ended a drain early
     */
    StallQueue(LongSupplier remainingNs, FutureListener<Object> onDrained) {
        this.remainingNs = remainingNs;
        this.onDrained = onDrained;
    }

    /** Queues a request; the first one of a stall sets the alarm. Called on the loop. */
    void add(EventLoop loop, Runnable resume) {
        waiting.add(resume);
        if (waiting.size() == 1) {
            setAlarm(loop);
        }
    }

    private void setAlarm(EventLoop loop) {
        loop.schedule(() -> drain(loop), Math.max(remainingNs.getAsLong(), 1), TimeUnit.NANOSECONDS)
                .addListener(onDrained);
    }

    private void drain(EventLoop loop) {
        if (remainingNs.getAsLong() > 0) {
            setAlarm(loop);
            return;
        }
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }
}
