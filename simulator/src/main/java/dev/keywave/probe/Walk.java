package dev.keywave.probe;

import dev.keywave.adapter.CreateStep;
import dev.keywave.adapter.Explanation;
import dev.keywave.adapter.GetAssertionStep;
import dev.keywave.adapter.LoopStep;
import dev.keywave.adapter.RequestStep;
import dev.keywave.adapter.Step;
import dev.keywave.adapter.Variables;
import dev.keywave.adapter.Verdict;
import dev.keywave.authenticator.ClientResult;
import dev.keywave.measure.Outcome;
import dev.keywave.probe.Event.Acted;
import dev.keywave.probe.Event.Exchange;
import dev.keywave.transport.HttpRequest;
import dev.keywave.webauthn.InvalidOptionsException;
import dev.keywave.webauthn.PublicKeyCredential;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes one ceremony through an adapter's flow, step by step, and writes down everything. */
final class Walk {

    private final CeremonyKind kind;
    private final Wire wire;
    private final List<Step> steps;
    private final Variables variables;
    private final Actor actor;
    private final List<Event> events = new ArrayList<>();
    private final HttpRequest request = new HttpRequest();
    private @Nullable PublicKeyCredential credential;
    private int afterCredential;
    private @Nullable CeremonyTrace trace;

    /** A walk through a flow, not begun yet. */
    Walk(CeremonyKind kind, Wire wire, List<Step> steps, Variables variables, Actor actor) {
        this.kind = kind;
        this.wire = wire;
        this.steps = steps;
        this.variables = variables;
        this.actor = actor;
    }

    /** Where the requests stand that carry the credential. */
    int afterCredential() {
        return afterCredential;
    }

    /** What came of the authenticator's act; null before it. */
    @Nullable
    PublicKeyCredential credential() {
        return credential;
    }

    /** Goes from a step to the end of the flow, or to where it ends before. */
    CeremonyTrace from(int first) {
        int next = first;
        while (trace == null) {
            if (next == steps.size()) {
                end(Outcome.ACCEPTED, "");
            } else if (steps.get(next) instanceof RequestStep ask) {
                ask(ask);
                next++;
            } else if (steps.get(next) instanceof LoopStep loop) {
                next = choose(loop);
            } else {
                act(steps.get(next));
                next++;
                afterCredential = next;
            }
        }
        return trace;
    }

    private void end(Outcome outcome, String reason) {
        end(outcome, reason, null);
    }

    private void end(Outcome outcome, String reason, @Nullable Explanation explanation) {
        trace = new CeremonyTrace(kind, outcome, reason, explanation, events);
    }

    private void act(Step step) {
        boolean creates = step instanceof CreateStep;
        byte[] options = {};
        int slot = 0;
        boolean own = false;
        if (step instanceof CreateStep create) {
            options = create.options(variables);
            slot = create.resultSlot();
        } else if (step instanceof GetAssertionStep get) {
            options = get.options(variables);
            slot = get.resultSlot();
            own = get.ownCredential();
        }
        if (credential != null) {
            end(Outcome.FAILED, "authenticator_asked_twice");
            return;
        }
        String refusal = "";
        try {
            ClientResult result = actor.answer(creates, options, own);
            if (result instanceof ClientResult.Success success) {
                credential = success.credential();
                variables.set(slot, success.credential());
            } else if (result instanceof ClientResult.Refused refused) {
                refusal = refused.reason();
            } else {
                refusal = "already_registered";
            }
        } catch (InvalidOptionsException e) {
            refusal = e.reason();
        }
        events.add(
                new Acted(creates, new String(options, StandardCharsets.UTF_8), credential, refusal, actor.change()));
        if (!refusal.isEmpty()) {
            end(Outcome.FAILED, refusal);
        }
    }

    private int choose(LoopStep loop) {
        int next = loop.next(variables);
        if (next == LoopStep.FAILED) {
            end(Outcome.FAILED, loop.failure(variables), loop.explain(variables));
        }
        return next;
    }

    private void ask(RequestStep step) {
        request.clear().method(step.method());
        String problem = step.renderTarget(variables, request.target());
        if (problem != null) {
            end(Outcome.FAILED, problem, step.explainTarget(variables));
            return;
        }
        step.renderHeaders(variables, request.headers());
        if (step.hasBody()) {
            step.renderBody(variables, request.body());
        }
        Exchange exchange = wire.exchange(request, new ExchangeRecorder(step, request, variables));
        events.add(exchange);
        Verdict verdict = exchange.verdict();
        switch (verdict.kind()) {
            case CONTINUE -> {}
            case REJECTED -> end(Outcome.REJECTED, verdict.reason(), exchange.explanation());
            case THROTTLED -> end(Outcome.THROTTLED, verdict.reason(), exchange.explanation());
            case FAILED -> end(Outcome.FAILED, verdict.reason(), exchange.explanation());
        }
    }
}
