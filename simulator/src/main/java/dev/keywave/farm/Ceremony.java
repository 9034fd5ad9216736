package dev.keywave.farm;

import dev.keywave.adapter.LoopStep;
import dev.keywave.adapter.Program;
import dev.keywave.adapter.RequestStep;
import dev.keywave.adapter.Step;
import dev.keywave.adapter.Variables;
import dev.keywave.adapter.Verdict;
import dev.keywave.measure.Outcome;
import dev.keywave.measure.Stage;
import dev.keywave.population.UserSlot;
import dev.keywave.transport.FailureReason;
import dev.keywave.transport.HttpRequest;
import dev.keywave.transport.HttpResponse;
import dev.keywave.transport.Lane;
import dev.keywave.transport.ResponseHandler;
import dev.keywave.workload.CeremonyType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One ceremony under way: it executes the adapter's program step by step on its loop's thread and ends in exactly one
 * outcome. What it is for, its {@link Purpose} knows. Used again for the next one, so that a ceremony allocates little.
 */
final class Ceremony implements ResponseHandler {

    /** A loop of the program came back to the authenticator, although one ceremony signs once. */
    private static final String ASKED_TWICE = "authenticator_asked_twice";

    private final FarmLoop loop;
    private final CeremonyFactory parts;
    private final Variables[] variablesOfRoutes;
    private final UserSlot slot;
    private final HttpRequest request = new HttpRequest();
    private final ReceivedResponse received = new ReceivedResponse();
    private final CeremonyTimes times = new CeremonyTimes();
    private final TraceContext trace;

    private Route route;
    private Variables variables;
    private @Nullable Lane lane;
    private @Nullable PhaseRun run;
    private @Nullable Purpose purpose;
    private CeremonyType type = CeremonyType.AUTHENTICATION;
    private boolean measured;
    private boolean signed;
    private boolean running;
    private int lastStatus;
    private int parkings;
    private List<Step> steps = List.of();
    private int step;

    Ceremony(FarmLoop loop, CeremonyFactory parts, TraceContext trace) {
        this.loop = loop;
        this.parts = parts;
        this.trace = trace;
        this.variablesOfRoutes = parts.variables();
        this.route = parts.routes().get(0);
        this.variables = variablesOfRoutes[0];
        this.slot = parts.population().slot();
    }

    /** Takes a user's authenticator in hand; {@link #begin} follows, once the slot is as it should be. */
    UserSlot prepare(PhaseRun startedIn, CeremonyType ceremony, Purpose why, long user, int number, long intendedNs) {
        run = startedIn;
        purpose = why;
        type = ceremony;
        measured = startedIn.phase().measured();
        times.reset(intendedNs);
        route = parts.routeOf(user);
        variables = variablesOfRoutes[route.number()];
        return slot.moveTo(user, number);
    }

    /** Starts the program. */
    void begin() {
        lane = route.open(slot.user());
        startOver();
    }

    /** Starts the program from its first step once more, logged out, for the same account. */
    void again() {
        times.forget();
        startOver();
    }

    /** Goes on with the requests that carry the credential, once more, in the same session. */
    void againFrom(int nextStep) {
        times.forget();
        running = true;
        step = nextStep;
        advance();
    }

    private void startOver() {
        signed = false;
        running = true;
        lastStatus = 0;
        step = 0;
        Program program = route.program();
        steps = switch (type) {
            case REGISTRATION -> program.register();
            case AUTHENTICATION -> program.authenticate();
            case PASSWORD -> program.password();
        };
        variables.reset(slot.user(), slot.userName(), slot.userPassword());
        advance();
    }

    @Override
    public void connected(long connectNs, long tlsHandshakeNs, boolean resumed) {
        if (tlsHandshakeNs > 0) {
            times.handshake(tlsHandshakeNs);
        }
    }

    @Override
    public void sent(long waitedNs, long nowNs) {
        times.sent(waitedNs, nowNs);
    }

    @Override
    public void response(HttpResponse response, long receivedNs) {
        loop.guarded(() -> proceed(response, receivedNs));
    }

    @Override
    public void failed(FailureReason reason, long nowNs) {
        loop.guarded(() -> fail(reason, nowNs));
    }

    private void proceed(HttpResponse response, long receivedNs) {
        times.answered(receivedNs, signed);
        lastStatus = response.status();
        RequestStep asked = (RequestStep) steps.get(step);
        Verdict verdict = asked.receive(received.of(response), variables);
        switch (verdict.kind()) {
            case CONTINUE -> {
                step++;
                advance();
            }
            case REJECTED -> end(Outcome.REJECTED, verdict.reason());
            case THROTTLED -> end(Outcome.THROTTLED, verdict.reason());
            case FAILED -> end(Outcome.FAILED, verdict.reason());
        }
    }

    private void fail(FailureReason reason, long nowNs) {
        if (reason == FailureReason.CANCELLED && loop.stopped()) {
            end(Outcome.UNFINISHED, null);
        } else {
            times.answered(nowNs, signed);
            end(Outcome.FAILED, reason.label());
        }
    }

    /** Waits at the authenticator's step for somebody to call {@link #resume} or {@link #end}. */
    void park() {
        parkings++;
        loop.parked().add(this);
    }

    /** Waits at the authenticator's step, then runs a task, unless the run has ended first. */
    void parkUntil(long timeNs, Runnable task) {
        park();
        int parking = parkings;
        loop.at(timeNs, () -> {
            if (parking == parkings && loop.parked().remove(this)) {
                task.run();
            }
        });
    }

    /** Goes on behind the authenticator's step, after a purpose that did not go on at once. */
    void resume() {
        loop.parked().remove(this);
        step++;
        advance();
    }

    /** Runs steps until a request is on its way or the program has ended. Once it has, this may be another ceremony. */
    private void advance() {
        while (running) {
            if (step == steps.size()) {
                end(Outcome.ACCEPTED, null);
                return;
            }
            Step next = steps.get(step);
            if (next instanceof RequestStep ask) {
                send(ask);
                return;
            }
            if (next instanceof LoopStep turn) {
                step = turn.next(variables);
                if (step == LoopStep.FAILED) {
                    end(Outcome.FAILED, turn.failure(variables));
                    return;
                }
            } else if (act(next)) {
                step++;
            } else {
                return;
            }
        }
    }

    private void send(RequestStep ask) {
        request.clear().method(ask.method());
        String problem = ask.renderTarget(variables, request.target());
        if (problem != null) {
            end(Outcome.FAILED, problem);
            return;
        }
        ask.renderHeaders(variables, request.headers());
        trace.writeTo(request.headers(), ask);
        if (ask.hasBody()) {
            ask.renderBody(variables, request.body());
        }
        if (lane == null) {
            route.http().send(request, this);
        } else {
            lane.send(request, this);
        }
    }

    private boolean act(Step authenticatorStep) {
        if (signed) {
            end(Outcome.FAILED, ASKED_TWICE);
            return false;
        }
        signed = true;
        return Objects.requireNonNull(purpose).act(this, authenticatorStep);
    }

    /** Ends it; whoever asks must not touch it again. */
    void end(Outcome outcome, @Nullable String reason) {
        running = false;
        loop.parked().remove(this);
        route.release(lane);
        lane = null;
        for (int i = 0; i < times.handshakes(); i++) {
            loop.recorder().stage(type, measured, Stage.TLS_HANDSHAKE, outcome, times.handshakeNs(i));
        }
        Objects.requireNonNull(purpose)
                .ended(this, outcome, reason, loop.clock().nowNs());
    }

    FarmLoop loop() {
        return loop;
    }

    PhaseRun run() {
        return Objects.requireNonNull(run);
    }

    CeremonyType type() {
        return type;
    }

    boolean measured() {
        return measured;
    }

    UserSlot slot() {
        return slot;
    }

    Route route() {
        return route;
    }

    Variables variables() {
        return variables;
    }

    CeremonyTimes times() {
        return times;
    }

    TraceContext trace() {
        return trace;
    }

    /** Whether the authenticator was asked in this pass. */
    boolean signed() {
        return signed;
    }

    /** Where the program stands. */
    int step() {
        return step;
    }

    /** Status of the last response; 0 before it. */
    int lastStatus() {
        return lastStatus;
    }
}
