package dev.keywave.measure;

import dev.keywave.workload.NanoClock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Once a second takes what the loops recorded, merges it, adds it to the totals and tells the listeners, on a thread of
 * its own. An interval lies in one phase: it also ends when a phase does.
 */
public final class Collector implements AutoCloseable {

    private static final long INTERVAL_NS = 1_000_000_000;

    private final NanoClock clock;
    private final long intervalNs;
    private final RunAccount account;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final FutureTask<Collected> collecting;
    private long nextIntervalEndNs;

    /** What the thread is told: a phase began, or (without phase) the run is over. */
    private record Event(@Nullable RunPhase phase, long atNs) {}

    private Collector(NanoClock clock, long intervalNs, long startNs, RunAccount account) {
        this.clock = clock;
        this.intervalNs = intervalNs;
        this.account = account;
        this.nextIntervalEndNs = startNs + intervalNs;
        this.collecting = new FutureTask<>(this::collect);
    }

    /**
     * Starts to collect: the run begins now.
     *
     * @param first the phase that the run begins with
     * @param clock the run's clock
     * @param started now, by the wall clock
     */
    public static Collector start(
            Generator generator, RunPhase first, List<IntervalListener> listeners, NanoClock clock, Instant started) {
        return start(generator, Criteria.DEFAULT, first, listeners, clock, started);
    }

    /**
     * Likewise.
     *
     * @param criteria what snapshots hold the figures so far against
     */
    public static Collector start(
            Generator generator,
            Criteria criteria,
            RunPhase first,
            List<IntervalListener> listeners,
            NanoClock clock,
            Instant started) {
        return start(generator, criteria, first, listeners, clock, started, INTERVAL_NS);
    }

    static Collector start(
            Generator generator,
            Criteria criteria,
            RunPhase first,
            List<IntervalListener> listeners,
            NanoClock clock,
            Instant started,
            long intervalNs) {
        long startNs = clock.nowNs();
        RunAccount account =
                new RunAccount(generator, new JvmResources(generator), listeners, criteria, first, started, startNs);
        Collector collector = new Collector(clock, intervalNs, startNs, account);
        Thread thread = new Thread(collector.collecting, "keywave-collector");
        thread.setDaemon(true);
        thread.start();
        return collector;
    }

    /** A phase began at that time. Any thread may say so; it does not wait. */
    public void enter(RunPhase phase, long startNs) {
        events.add(new Event(phase, startNs));
    }

    /** Counts up to the last interval that ended; for any thread. */
    public Totals totals() {
        return account.totals();
    }

    /** The run up to the last interval that ended, in full; for any thread, also after {@link #stop()}. */
    public RunSnapshot snapshot() {
        return account.snapshot();
    }

    /**
     * Ends the run now and gives its figures. Every loop must have written its last.
     *
     * @throws IllegalStateException when an intended start didn't end in exactly one outcome, or collecting broke off: a
     *     bug
     */
    public Collected stop() throws InterruptedException {
        events.add(new Event(null, clock.nowNs()));
        try {
            return collecting.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("collecting failed: " + e.getCause(), e.getCause());
        }
    }

    /** Gives up: ends the thread without figures. Does nothing after {@link #stop()}. */
    @Override
    public void close() {
        collecting.cancel(true);
    }

    private Collected collect() throws InterruptedException {
        while (true) {
            Event event = events.poll(Math.max(0, nextIntervalEndNs - clock.nowNs()), TimeUnit.NANOSECONDS);
            long nowNs = clock.nowNs();
            if (event == null) {
                account.endInterval(nowNs);
                nextIntervalEndNs += intervalNs * (1 + Math.max(0, nowNs - nextIntervalEndNs) / intervalNs);
            } else if (event.phase() != null) {
                account.enter(event.phase(), event.atNs(), nowNs);
                nextIntervalEndNs = event.atNs() + intervalNs;
            } else {
                return account.finish(event.atNs());
            }
        }
    }
}
