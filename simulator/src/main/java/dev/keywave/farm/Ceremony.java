package dev.keywave.farm;

import dev.keywave.adapter.CreateStep;
import dev.keywave.adapter.GetAssertionStep;
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
 * outcome. Used again for the next one, so that a ceremony allocates little.
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

    private Route route;
    private Variables variables;
    private @Nullable Lane lane;
    private @Nullable PhaseRun run;
    private CeremonyType type = CeremonyType.AUTHENTICATION;
    private boolean measured;
    private long intendedNs;
    private long firstSentNs;
    private long sentNs;
    private long connectionWaitNs;
    private long optionsNs;
    private long signNs;
    private long resultNs;
    private boolean sent;
    private boolean underWay;
    private boolean signed;
    private boolean running;
    private List<Step> steps = List.of();
    private int step;

    Ceremony(FarmLoop loop, CeremonyFactory parts) {
        this.loop = loop;
        this.parts = parts;
        this.variablesOfRoutes = parts.variables();
        this.route = parts.routes().get(0);
        this.variables = variablesOfRoutes[0];
        this.slot = parts.population().slot();
    }

    /** Starts a ceremony for a user who was taken from the pool. */
    void start(PhaseRun startedIn, long user, long intendedStartNs) {
        run = startedIn;
        type = startedIn.phase().ceremony();
        measured = startedIn.phase().measured();
        intendedNs = intendedStartNs;
        connectionWaitNs = 0;
        optionsNs = 0;
        signNs = 0;
        resultNs = 0;
        sent = false;
        underWay = false;
        signed = false;
        running = true;
        step = 0;
        route = parts.routeOf(user);
        variables = variablesOfRoutes[route.number()];
        lane = route.open(user);
        Program program = route.program();
        steps = type == CeremonyType.REGISTRATION ? program.register() : program.authenticate();
        slot.moveTo(user);
        variables.reset(user, slot.userName(), slot.userPassword());
        advance();
    }

    @Override
    public void connected(long connectNs, long tlsHandshakeNs, boolean resumed) {
        if (tlsHandshakeNs > 0) {
            loop.recorder().stage(type, measured, Stage.TLS_HANDSHAKE, tlsHandshakeNs);
        }
    }

    @Override
    public void sent(long waitedNs, long nowNs) {
        connectionWaitNs += waitedNs;
        sentNs = nowNs;
        underWay = true;
        if (!sent) {
            sent = true;
            firstSentNs = nowNs;
        }
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
        addRequestTime(receivedNs);
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
            addRequestTime(nowNs);
            end(Outcome.FAILED, reason.label());
        }
    }

    /** Runs steps until a request is on its way or the program has ended. */
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
                choose(turn);
                continue;
            }
            act(next);
            step++;
        }
    }

    private void choose(LoopStep turn) {
        step = turn.next(variables);
        if (step == LoopStep.FAILED) {
            end(Outcome.FAILED, turn.failure(variables));
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
        if (ask.hasBody()) {
            ask.renderBody(variables, request.body());
        }
        if (lane == null) {
            route.client().send(request, this);
        } else {
            lane.send(request, this);
        }
    }

    private void act(Step authenticatorStep) {
        if (signed) {
            end(Outcome.FAILED, ASKED_TWICE);
            return;
        }
        long beforeNs = loop.clock().nowNs();
        signed = true;
        AuthenticatorAct act = route.act();
        if (authenticatorStep instanceof CreateStep create) {
            act.create(create, variables, slot);
        } else if (authenticatorStep instanceof GetAssertionStep get) {
            act.getAssertion(get, variables, slot);
        }
        signNs += loop.clock().nowNs() - beforeNs;
        if (act.rpIdDefaulted()) {
            loop.recorder().remark(type, measured, "rp_id_defaulted");
        }
        if (act.failure() != null) {
            end(Outcome.FAILED, act.failure());
        } else if (act.alreadyRegistered()) {
            end(Outcome.ACCEPTED, "already_registered");
        }
    }

    private void addRequestTime(long nowNs) {
        if (!underWay) {
            return;
        }
        underWay = false;
        long requestNs = nowNs - sentNs;
        if (signed) {
            resultNs += requestNs;
        } else {
            optionsNs += requestNs;
        }
    }

    private void end(Outcome outcome, @Nullable String reason) {
        running = false;
        route.release(lane);
        lane = null;
        long nowNs = loop.clock().nowNs();
        boolean registered = type == CeremonyType.REGISTRATION && outcome == Outcome.ACCEPTED;
        if (registered) {
            slot.confirmRegistered();
        }
        record(outcome, reason, nowNs);
        loop.ended(this, Objects.requireNonNull(run), slot.user(), registered, nowNs);
    }

    private void record(Outcome outcome, @Nullable String reason, long nowNs) {
        long serviceNs = sent ? nowNs - firstSentNs : 0;
        loop.recorder().ended(type, measured, outcome, reason, nowNs - intendedNs, serviceNs, nowNs);
        if (variables.malformedCookies() > 0) {
            loop.recorder().remark(type, measured, "cookie_malformed");
        }
        if (outcome == Outcome.UNFINISHED) {
            return;
        }
        loop.recorder().stage(type, measured, Stage.CONNECTION_WAIT, connectionWaitNs);
        loop.recorder().stage(type, measured, Stage.OPTIONS, optionsNs);
        if (signed) {
            loop.recorder().stage(type, measured, Stage.SIGN, signNs);
            loop.recorder().stage(type, measured, Stage.RESULT, resultNs);
        }
    }
}
