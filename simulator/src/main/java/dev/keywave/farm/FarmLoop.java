package dev.keywave.farm;

import dev.keywave.farm.Waiting.WaitingTurn;
import dev.keywave.measure.ConnectionFigures;
import dev.keywave.measure.ConnectionGauges;
import dev.keywave.measure.LoopRecorder;
import dev.keywave.measure.Outcome;
import dev.keywave.population.Population;
import dev.keywave.workload.NanoClock;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
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
    /** Why a start fails that wants somebody registered. */
    static final String NO_REGISTERED_USER = "no_registered_user";
    /** A closed workload without a registered user would otherwise spin. */
    private static final long BACK_OFF_NS = 100_000_000;

    private final EventLoop eventLoop;
    private final NanoClock clock;
    private final LoopRecorder recorder;
    private final UserPool users;
    private final CeremonyFactory ceremonies;
    private final Launcher launcher;
    private final List<Ceremony> idle = new ArrayList<>();
    private final Set<Ceremony> parked = new LinkedHashSet<>();
    private final Waiting waiting;
    private final SplittableRandom scratchNumbers = new SplittableRandom();
    private @Nullable PhaseRun phase;
    private @Nullable Flood flood;
    private int inFlight;
    private boolean stopped;
    private boolean startingWaiting;

    FarmLoop(
            EventLoop eventLoop,
            NanoClock clock,
            LoopRecorder recorder,
            UserPool users,
            CeremonyFactory ceremonies,
            Purposes purposes) {
        this.eventLoop = eventLoop;
        this.clock = clock;
        this.recorder = recorder;
        this.users = users;
        this.ceremonies = ceremonies;
        this.launcher = new Launcher(this, ceremonies.population(), purposes);
        this.waiting = new Waiting(recorder);
    }

    /** Hands the loop its share of a phase, from any thread. */
    PhaseRun begin(Phase next, Starts starts, Errands errands, @Nullable Flood beside) {
        PhaseRun run = new PhaseRun(next, starts, errands, new CompletableFuture<>(), new CompletableFuture<>());
        eventLoop.execute(() -> {
            phase = run;
            guarded(() -> {
                flood = beside;
                if (beside != null) {
                    beside.begin(this, run);
                }
                starts.begin(this);
            });
        });
        return run;
    }

    /** From any thread: takes up nothing more; with {@code cancel}, what is in flight or waiting is unfinished. */
    void stop(boolean cancel) {
        eventLoop.execute(() -> {
            stopped = true;
            if (phase != null) {
                phase.exhausted().complete(null);
                waiting.abandon(phase.phase().measured());
            }
            if (cancel) {
                ceremonies.routes().forEach(Route::close);
                while (!parked.isEmpty()) {
                    parked.iterator().next().end(Outcome.UNFINISHED, null);
                }
                tellConnections();
            }
            signalIfDrained();
        });
    }

    /** From any thread: tells the recorder how the connections stand, as soon as it is this loop's turn. */
    void askForConnections() {
        if (!eventLoop.isShuttingDown()) {
            eventLoop.execute(this::tellConnections);
        }
    }

    private void tellConnections() {
        recorder.connections(
                ceremonies.routes().stream().map(Route::gauges).reduce(ConnectionGauges.NONE, ConnectionGauges::plus));
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

    Population population() {
        return ceremonies.population();
    }

    /** What the connections came to so far. */
    ConnectionFigures connections() {
        tellConnections();
        return recorder.connections().total();
    }

    boolean stopped() {
        return stopped;
    }

    UserPool users() {
        return users;
    }

    /** The way to a user's relying party. */
    Route routeOf(long user) {
        return ceremonies.routeOf(user);
    }

    /** For a credential that is thrown away. */
    int nextScratchNumber() {
        return scratchNumbers.nextInt(1 << 29);
    }

    /** Ceremonies that neither run nor wait for an answer: somebody has to take them up again. */
    Set<Ceremony> parked() {
        return parked;
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
        boolean measured = run.phase().measured();
        recorder.sendLag(clock.nowNs() - intendedNs, measured);
        Errand errand = run.errands().next();
        long user = run.errands().user();
        boolean nobody = lacksRegisteredUser(run, errand, user);
        if (nobody) {
            errand = Errand.AUTHENTICATE;
        }
        if (errand.isHonest()) {
            recorder.intended(errand.ceremony(), measured);
        }
        if (nobody) {
            fail(run, errand, NO_REGISTERED_USER, intendedNs);
        } else if (user != Errands.ANYBODY) {
            if (waiting.turnOf(user) != null || !launcher.startTurn(run, errand, user, intendedNs)) {
                waiting.addTurn(user, intendedNs, errand);
            }
        } else if ((errand.needsRegisteredUser() && waiting.anyForAnybody())
                || !launcher.start(run, errand, intendedNs)) {
            waiting.add(intendedNs, errand);
        }
    }

    private boolean lacksRegisteredUser(PhaseRun run, Errand errand, long user) {
        return user == Errands.ANYBODY
                && errand.needsRegisteredUser()
                && !run.phase().isEnrolment()
                && users.registeredUsers() == 0;
    }

    /** A start that nobody can take up ends at once. */
    void fail(PhaseRun run, Errand errand, String reason, long intendedNs) {
        long nowNs = clock.nowNs();
        boolean measured = run.phase().measured();
        recorder.ended(errand.ceremony(), measured, Outcome.FAILED, reason, nowNs - intendedNs, 0, nowNs);
        run.starts().ended(this, nowNs + BACK_OFF_NS);
    }

    /** No start is left in this phase. */
    void exhausted() {
        current().exhausted().complete(null);
        signalIfDrained();
    }

    /** A ceremony to start now. */
    Ceremony ceremony() {
        inFlight++;
        recorder.inFlight(inFlight);
        Ceremony ceremony = idle.isEmpty() ? ceremonies.create(this) : idle.remove(idle.size() - 1);
        ceremony.trace().begin();
        return ceremony;
    }

    /** A ceremony is over and free for another purpose. */
    void over(Ceremony ceremony) {
        inFlight--;
        recorder.inFlight(inFlight);
        if (ceremony.trace().isSent() && ceremony.measured()) {
            recorder.traced(ceremony.type());
        }
        idle.add(ceremony);
    }

    /**
     * An intended start has come to its end, once all of its users are given back and its ceremonies are over.
     *
     * @param run that it belongs to, which may be over by now: its end moves no start of another phase
     * @param user whose it was
     */
    void finished(PhaseRun run, long user, long nowNs) {
        if (!stopped) {
            run.starts().ended(this, nowNs);
        }
        startWaiting(user);
        signalIfDrained();
    }

    /** A ceremony that ends at once comes back here while this runs: it must not start the next one a frame deeper. */
    private void startWaiting(long user) {
        if (startingWaiting) {
            return;
        }
        startingWaiting = true;
        while (waiting.anyForAnybody() && !stopped) {
            if (!launcher.start(current(), waiting.errand(), waiting.intendedNs())) {
                break;
            }
            waiting.remove();
        }
        WaitingTurn turn = waiting.turnOf(user);
        while (turn != null && !stopped && launcher.startTurn(current(), turn.errand(), user, turn.intendedNs())) {
            waiting.removeTurnOf(user);
            turn = waiting.turnOf(user);
        }
        startingWaiting = false;
        recorder.queued(waiting.size());
    }

    /** From any thread: intended starts that still wait have waited long enough; they are unfinished. */
    void abandonWaiting() {
        eventLoop.execute(() -> {
            waiting.abandon(current().phase().measured());
            signalIfDrained();
        });
    }

    void signalIfDrained() {
        if (phase != null
                && inFlight == 0
                && waiting.size() == 0
                && (flood == null || flood.isOver() || stopped)
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
