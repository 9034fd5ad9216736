package dev.keywave.transport;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.FastThreadLocalThread;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A fixed number of event loops, each with one thread of its own, on the best transport that the machine has. */
public final class EventLoops implements AutoCloseable {

    private static final long SHUTDOWN_MS = 2_000;

    private final Transport transport;
    private final EventLoopGroup group;
    private final List<EventLoop> loops = new ArrayList<>();
    private final List<Long> threadIds = new ArrayList<>();

    private EventLoops(int count, String name, Transport transport) {
        this.transport = transport;
        group = new MultiThreadIoEventLoopGroup(count, named(name), transport.ioHandlers());
        for (EventExecutor executor : group) {
            EventLoop loop = (EventLoop) executor;
            loops.add(loop);
            threadIds.add(loop.submit(() -> Thread.currentThread().getId())
                    .syncUninterruptibly()
                    .getNow());
        }
    }

    /**
     * Starts loops.
     *
     * @param count how many; at least 1
     * @param name what their threads are called, followed by {@code -0}, {@code -1} and so on
     */
    public static EventLoops start(int count, String name) {
        return start(count, name, Transport.best());
    }

    static EventLoops start(int count, String name, Transport transport) {
        return new EventLoops(count, name, transport);
    }

    private static ThreadFactory named(String name) {
        AtomicInteger next = new AtomicInteger();
        return task -> {
            Thread thread = new FastThreadLocalThread(task, name + "-" + next.getAndIncrement());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** The transport in use: {@code epoll}, {@code kqueue} or {@code nio}. */
    public String transport() {
        return transport.label();
    }

    /** How many loops there are. */
    public int count() {
        return loops.size();
    }

    /** A loop by its number, from 0. */
    public EventLoop loop(int number) {
        return loops.get(number);
    }

    /** The id of a loop's thread, as {@code ThreadMXBean} wants it; it stays the same as long as the loop runs. */
    public long threadId(int number) {
        return threadIds.get(number);
    }

    /** Ends all loops and waits for it, a few seconds at most. Close the clients on them first. */
    @Override
    public void close() {
        group.shutdownGracefully(0, SHUTDOWN_MS, TimeUnit.MILLISECONDS).awaitUninterruptibly(2 * SHUTDOWN_MS);
    }
}
