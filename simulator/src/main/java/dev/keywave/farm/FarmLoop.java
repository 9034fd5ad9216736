package dev.keywave.farm;

import dev.keywave.measure.ConnectionFigures;
import dev.keywave.measure.LoopRecorder;
import dev.keywave.measure.Outcome;
import dev.keywave.workload.CeremonyType;
import dev.keywave.workload.NanoClock;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One event loop's share of the farm: its users, connections and recorder, shared with no other. It takes each intended
 * start when its time has come; behind schedule it queues them and never drops or moves one.
 */
final class FarmLoop {

    /** Most starts taken up before the loop looks at its connections again. */
    private static final int STARTS_PER_TURN = 64;
    /** A closed workload without a registered user would otherwise spin. */
    private static final long BACK_OFF_NS = 100_000_000;

    private final EventLoop eventLoop;
    private final NanoClock clock;
    private final LoopRecorder recorder;
    private final UserPool users;
    private final CeremonyFactory ceremonies;
    private final List<Ceremony> idle = new ArrayList<>();
    private final LongRing waiting = new LongRing(64);

    private @Nullable PhaseRun phase;
    private int inFlight;
    private boolean stopped;
    private boolean startingWaiting;

    FarmLoop(EventLoop eventLoop, NanoClock clock, LoopRecorder recorder, UserPool users, CeremonyFactory ceremonies) {
        this.eventLoop = eventLoop;
        this.clock = clock;
        this.recorder = recorder;
        this.users = users;
        this.ceremonies = ceremonies;
    }

    /** Hands the loop its share of a phase, from any thread. */
    PhaseRun begin(Phase next, Starts starts) {
        PhaseRun run = new PhaseRun(next, starts, new CompletableFuture<>(), new CompletableFuture<>());
        eventLoop.execute(() -> {
            phase = run;
            guarded(() -> starts.begin(this));
        });
        return run;
    }

    /** From any thread: takes up nothing more; with {@code cancel}, what is in flight or waiting is unfinished. */
    void stop(boolean cancel) {
        eventLoop.execute(() -> {
            stopped = true;
            if (phase != null) {
                phase.exhausted().complete(null);
                abandonWaiting(phase.phase());
            }
            if (cancel) {
                ceremonies.routes().forEach(Route::close);
            }
            signalIfDrained();
        });
    }

    EventLoop eventLoop() {
        return eventLoop;
    }

    NanoClock clock() {
        return clock;
    }

    LoopRecorder recorder() {
        return recorder;
    }

    /** What the connections came to so far. */
    ConnectionFigures connections() {
        return ceremonies.routes().stream()
                .map(Route::connections)
                .reduce(ConnectionFigures.NONE, ConnectionFigures::plus);
    }

    boolean stopped() {
        return stopped;
    }

    UserPool users() {
        return users;
    }

    /** Runs a task on this loop when the clock says so. */
    void at(long timeNs, Runnable task) {
        long delayNs = timeNs - clock.nowNs();
        if (delayNs <= 0) {
            eventLoop.execute(() -> guarded(task));
        } else {
            Future<?> unused = eventLoop.schedule(() -> guarded(task), delayNs, TimeUnit.NANOSECONDS);
        }
    }

    /** Runs something of ours in a place whose exceptions nobody would see: a bug has to end the run, not to hide. */
    void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            PhaseRun run = current();
            run.exhausted().completeExceptionally(e);
            run.drained().completeExceptionally(e);
        }
    }

    /**
     * Takes up the starts that are due.
     *
     * @return the intended start that is due next, absolute; {@link Long#MAX_VALUE} when there is none
     */
    long takeUpDue(OpenStarts starts) {
        for (int taken = 0; taken < STARTS_PER_TURN; taken++) {
            long intendedNs = starts.peekNs();
            if (intendedNs == Long.MAX_VALUE || intendedNs > clock.nowNs()) {
                return intendedNs;
            }
            starts.advance();
            takeUp(intendedNs);
        }
        return starts.peekNs();
    }

    /** One intended start whose time has come. */
    void takeUp(long intendedNs) {
        PhaseRun run = current();
        CeremonyType type = run.phase().ceremony();
        boolean measured = run.phase().measured();
        recorder.intended(type, measured);
        recorder.sendLag(clock.nowNs() - intendedNs, measured);
        if (type == CeremonyType.AUTHENTICATION && users.registeredUsers() == 0) {
            long nowNs = clock.nowNs();
            recorder.ended(type, measured, Outcome.FAILED, "no_registered_user", nowNs - intendedNs, 0, nowNs);
            run.starts().ended(this, nowNs + BACK_OFF_NS);
        } else if (!waiting.isEmpty() || !start(intendedNs)) {
            waiting.add(intendedNs);
            recorder.queued(waiting.size());
        }
    }

    /** No start is left in this phase. */
    void exhausted() {
        current().exhausted().complete(null);
        signalIfDrained();
    }

    /**
     * A ceremony is over; called by it, once.
     *
     * @param run that it started in, which may be over by now: its end moves no start of another phase
     */
    void ended(Ceremony ceremony, PhaseRun run, long user, boolean registered, long nowNs) {
        inFlight--;
        recorder.inFlight(inFlight);
        if (run.phase().ceremony() == CeremonyType.REGISTRATION) {
            users.giveBackAfterRegistration(user, registered);
        } else {
            users.giveBackAfterAuthentication(user);
        }
        idle.add(ceremony);
        if (!stopped) {
            run.starts().ended(this, nowNs);
        }
        startWaiting();
        signalIfDrained();
    }

    /** A ceremony that ends at once comes back here while this runs: it must not start the next one a frame deeper. */
    private void startWaiting() {
        if (startingWaiting) {
            return;
        }
        startingWaiting = true;
        while (!waiting.isEmpty() && !stopped) {
            if (!start(waiting.peek())) {
                break;
            }
            waiting.remove();
        }
        startingWaiting = false;
        recorder.queued(waiting.size());
    }

    private boolean start(long intendedNs) {
        PhaseRun run = current();
        boolean registration = run.phase().ceremony() == CeremonyType.REGISTRATION;
        long user = registration ? users.takeUnregistered() : users.takeRegistered();
        if (user < 0) {
            return false;
        }
        Ceremony ceremony = idle.isEmpty() ? ceremonies.create(this) : idle.remove(idle.size() - 1);
        inFlight++;
        recorder.inFlight(inFlight);
        ceremony.start(run, user, intendedNs);
        return true;
    }

    /** From any thread: intended starts that still wait have waited long enough; they are unfinished. */
    void abandonWaiting() {
        eventLoop.execute(() -> {
            abandonWaiting(current().phase());
            signalIfDrained();
        });
    }

    private void abandonWaiting(Phase now) {
        recorder.unfinished(now.ceremony(), now.measured(), waiting.size());
        waiting.clear();
        recorder.queued(0);
    }

    private void signalIfDrained() {
        if (phase != null
                && inFlight == 0
                && waiting.isEmpty()
                && phase.exhausted().isDone()) {
            phase.drained().complete(null);
        }
    }

    private PhaseRun current() {
        if (phase == null) {
            throw new IllegalStateException("no phase has begun");
        }
        return phase;
    }
}
