package dev.keywave.relyingparty;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.FutureListener;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/** The requests of one loop that wait for the end of a stall; they go on in the order in which they came. */
final class StallQueue {

    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final FutureListener<Object> onDrained;

    /** The listener learns of a bug that ended a drain early. */
    StallQueue(FutureListener<Object> onDrained) {
        this.onDrained = onDrained;
    }

    /** Queues a request; the first one of a stall sets the alarm. Called on the loop. */
    void add(EventLoop loop, long remainingNs, Runnable resume) {
        waiting.add(resume);
        if (waiting.size() == 1) {
            loop.schedule(this::drain, remainingNs, TimeUnit.NANOSECONDS).addListener(onDrained);
        }
    }

    private void drain() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }
}
