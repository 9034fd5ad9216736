package dev.keywave.gatling.engine;

import com.typesafe.scalalogging.Logger;
import dev.keywave.adapter.LoopStep;
import dev.keywave.adapter.RequestStep;
import dev.keywave.adapter.Step;
import dev.keywave.adapter.Variables;
import dev.keywave.adapter.Verdict;
import dev.keywave.gatling.meters.TracedEnd;
import dev.keywave.measure.Outcome;
import dev.keywave.population.Population;
import dev.keywave.workload.NanoClock;
import io.gatling.commons.validation.Success;
import io.gatling.commons.validation.Validation;
import io.gatling.core.action.Action;
import io.gatling.core.check.Check;
import io.gatling.core.check.CheckResult;
import io.gatling.core.session.Session;
import io.gatling.http.check.HttpCheck;
import io.gatling.http.check.HttpCheckScope;
import io.gatling.http.client.Request;
import io.gatling.http.response.Response;
import io.netty.buffer.ByteBuf;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import scala.Function1;
import scala.Function2;
import scala.collection.immutable.$colon$colon;
import scala.collection.immutable.List;
import scala.collection.immutable.List$;

/**
 * One pass through an adapter's flow under way, on its virtual user's event loop. It sends the requests, judges their
 * responses as Gatling's check, goes on behind them as Gatling's next action, and ends in exactly one outcome.
 */
final class FlowPass implements Action, Check<Response> {

    /** A loop of the program came back to the authenticator, although one ceremony signs once. */
    private static final String ASKED_TWICE = "authenticator_asked_twice";

    /** Gatling has said in the report why there was no response. */
    private static final String NO_RESPONSE = "no_response";

    private static final Logger LOGGER = Logger.apply(LoggerFactory.getLogger(FlowPass.class));

    private final FlowLoop loop;
    private final FlowPurpose purpose;
    private final Variables variables;
    private final FlowSteps steps;
    private final boolean keepSession;
    private final @Nullable FlowTrace trace;
    private final List<HttpCheck> check =
            new $colon$colon<>(new HttpCheck(this, HttpCheckScope.Status$.MODULE$), List$.MODULE$.empty());
    private int step;
    private boolean asked;
    private boolean sent;
    private boolean running = true;
    private int lastStatus;
    private boolean requested;
    private long requestedNs;
    private @Nullable Verdict verdict;

    /**
     * A pass that has not begun.
     *
     * @param keepSession whether it begins with the cookies that the virtual user has
     */
    FlowPass(FlowLoop loop, FlowPurpose purpose, FlowKind kind, boolean keepSession) {
        this.loop = loop;
        this.purpose = purpose;
        this.variables = loop.takeVariables();
        this.steps = loop.steps(kind);
        this.keepSession = keepSession;
        this.trace = FlowTrace.draw(loop.flow().components().settings().traced());
    }

    /** Begins as that user. */
    void begin(Session session, long user) {
        Population population = loop.population();
        variables.reset(user, population.userName(user), population.userPassword(user));
        advance(
                keepSession
                        ? session
                        : FlowHttp.withoutCookies(session, loop.flow().host()));
    }

    @Override
    public Validation<CheckResult> check(Response response, Session session, Map<Object, Object> cache) {
        lastStatus = response.status().code();
        Verdict now = steps.askedAt(step).step().receive(new FlowResponse(response), variables);
        verdict = now;
        if (now.kind() == Verdict.Kind.CONTINUE || purpose.wants(this, now)) {
            return CheckResult.NoopCheckResultSuccess();
        }
        return Validations.failure(message(now));
    }

    /** As it stands in Gatling's report, with the reason as {@code keywave run} has it. */
    static String message(Verdict verdict) {
        return verdict.kind().name().toLowerCase(Locale.ROOT) + ": " + verdict.reason();
    }

    /** Gatling calls this behind each response, and when there is none. */
    @Override
    public void execute(Session session) {
        if (!running) {
            return;
        }
        try {
            proceed(session);
        } catch (RuntimeException e) {
            if (!running) {
                throw e;
            }
            LOGGER.underlying()
                    .error(
                            "{} crashed, forwarding to the next action",
                            loop.flow().name(),
                            e);
            end(session.markAsFailed(), Outcome.FAILED, "crashed");
        }
    }

    private void proceed(Session session) {
        Verdict judged = verdict;
        if (judged == null) {
            end(session.markAsFailed(), Outcome.FAILED, NO_RESPONSE);
            return;
        }
        switch (judged.kind()) {
            case CONTINUE -> {
                step++;
                advance(session);
            }
            case REJECTED -> end(session, Outcome.REJECTED, judged.reason());
            case THROTTLED -> end(session, Outcome.THROTTLED, judged.reason());
            case FAILED -> end(session, Outcome.FAILED, judged.reason());
        }
    }

    /** Runs steps until a request is on its way or the program has ended. */
    private void advance(Session from) {
        Session session = from;
        while (running) {
            if (step == steps.size()) {
                end(session, Outcome.ACCEPTED, "");
                return;
            }
            Step next = steps.at(step);
            if (next instanceof RequestStep) {
                send(session, steps.askedAt(step));
                return;
            }
            if (next instanceof LoopStep turn) {
                step = turn.next(variables);
                if (step == LoopStep.FAILED) {
                    fail(session, turn.label(), turn.failure(variables));
                }
            } else if (asked) {
                fail(session, next.label(), ASKED_TWICE);
            } else {
                asked = true;
                Session after = purpose.act(this, next, session);
                if (after == null) {
                    return;
                }
                sent = true;
                session = after;
                step++;
            }
        }
    }

    private void send(Session session, FlowRequest ask) {
        ByteBuf scratch = loop.scratch().clear();
        String problem = ask.step().renderTarget(variables, scratch);
        if (problem != null) {
            fail(session, ask.label(), problem);
            return;
        }
        Validation<Request> built = ask.build(session, variables, scratch, keepSession, trace);
        if (built instanceof Success<Request> success) {
            verdict = null;
            if (!requested) {
                requested = true;
                requestedNs = NanoClock.SYSTEM.nowNs();
            }
            FlowHttp http = loop.flow().http();
            Request request = success.value();
            http.send(http.withoutCached(session, request), ask.judgedBy(check, request), this);
        } else {
            LOGGER.underlying().error("Failed to build request {}: {}", ask.label(), built);
            fail(session, ask.label(), "request_not_built");
        }
    }

    /** Ends it for what no response shows: that is an entry of its own in the report. */
    private void fail(Session session, String entry, String reason) {
        CeremonyLog log = loop.flow().log();
        end(log.entry(session, entry, log.nowMs(), "failed: " + reason), Outcome.FAILED, reason);
    }

    /** Ends it; whoever asks must not touch it again. */
    void end(Session session, Outcome outcome, String reason) {
        running = false;
        loop.giveBack(variables);
        purpose.ended(this, session, outcome, reason);
    }

    /** Gives it up in the middle, for another pass. */
    void abandon() {
        running = false;
        loop.giveBack(variables);
    }

    Variables variables() {
        return variables;
    }

    /** Whether the authenticator has answered, so that what is sent from then on carries a credential. */
    boolean sent() {
        return sent;
    }

    /** Whether a request was on its way. */
    boolean requested() {
        return requested;
    }

    /** Since the first one was, by {@link NanoClock}. */
    long serviceNs() {
        return NanoClock.SYSTEM.nowNs() - requestedNs;
    }

    /** The trace that a request of this pass was part of; null for none. */
    @Nullable
    String traceId() {
        return trace != null && trace.isSent() ? trace.id() : null;
    }

    /** Whoever looks for it finds the trace, if this pass was part of one. */
    void keepTrace(String ceremony, String ko, long serviceNs) {
        String traceId = traceId();
        if (traceId != null) {
            loop.desk().records().traces().add(new TracedEnd(traceId, ceremony, ko, serviceNs));
        }
    }

    /** Status of the last response; 0 before it. */
    int lastStatus() {
        return lastStatus;
    }

    @Override
    public String name() {
        return loop.flow().name();
    }

    @Override
    public Check<Response> checkIf(Function1<Session, Validation<Object>> condition) {
        return this;
    }

    @Override
    public Check<Response> checkIf(Function2<Response, Session, Validation<Object>> condition) {
        return this;
    }

    @Override
    public Logger logger() {
        return LOGGER;
    }

    @Override
    public void com$typesafe$scalalogging$StrictLogging$_setter_$logger_$eq(Logger logger) {}
}
