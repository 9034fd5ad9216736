package dev.keywave.grafana.dashboard;

import static dev.keywave.grafana.dashboard.RunParts.chosen;

import dev.keywave.grafana.panel.Colour;
import dev.keywave.grafana.panel.Dashboard;
import dev.keywave.grafana.panel.Panel;
import dev.keywave.grafana.panel.Row;
import dev.keywave.grafana.panel.Unit;
import dev.keywave.grafana.panel.Variable;
import dev.keywave.grafana.query.Expression;
import dev.keywave.metrics.MeterName;
import java.util.ArrayList;
import java.util.List;

/** A run's ceremonies: rates, outcomes, times, stages, reasons, models. */
final class CeremoniesDashboard {

    private static final String CEREMONY = "ceremony";
    private static final String OUTCOME = "outcome";
    private static final String ACCEPTED = "accepted";
    private static final String BY_CEREMONY = "{{ceremony}}";
    private static final String BY_OUTCOME = "{{outcome}}";

    private CeremoniesDashboard() {}

    static Dashboard dashboard() {
        return new Dashboard(
                "keywave-ceremonies",
                "Keywave: Ceremonies",
                "What a run's ceremonies came to and how long they took, as summary.json has it, live.",
                variables(),
                RunParts.annotations(),
                List.of(
                        Row.top(RunParts.banner()),
                        soFar(),
                        rates(),
                        times(),
                        stages(),
                        reasons(),
                        models(),
                        course(),
                        withoutNativeHistograms(),
                        gatling()));
    }

    private static List<Variable> variables() {
        List<Variable> variables =
                new ArrayList<>(RunParts.variables("keywave_run_valid|keywave_gatling_ceremonies_total"));
        variables.add(Variable.any(
                CEREMONY, "Ceremony", "keywave_ceremonies_intended_total|keywave_gatling_ceremonies_total"));
        return variables;
    }

    /** The whole run: raw counters and cumulative histograms, so that they are those of summary.json. */
    private static Row soFar() {
        Expression intended = chosen(MeterName.CEREMONIES_INTENDED).last().sum(CEREMONY);
        Expression accepted =
                chosen(MeterName.CEREMONIES).where(OUTCOME, ACCEPTED).last().sum(CEREMONY);
        Expression response = chosen(MeterName.RESPONSE_TIME).now().sum(CEREMONY);
        Expression service = chosen(MeterName.SERVICE_TIME).now().sum(CEREMONY);
        return Row.of(
                "The run so far",
                Panel.table(
                                "Figures of all measured phases",
                                "Exact counts, and percentiles to 1.1%, from the run's first measured start to now or to its end;"
                                        + " the same as in summary.json.")
                        .column("intended", Unit.COUNT, intended)
                        .column(ACCEPTED, Unit.COUNT, accepted)
                        .column("accepted share", Unit.RATIO, accepted.dividedBy(intended))
                        .column(
                                "response p50",
                                Unit.SECONDS,
                                response.quantile("0.5").last())
                        .column(
                                "response p99",
                                Unit.SECONDS,
                                response.quantile("0.99").last())
                        .column(
                                "response p99.9",
                                Unit.SECONDS,
                                response.quantile("0.999").last())
                        .column(
                                "service p50",
                                Unit.SECONDS,
                                service.quantile("0.5").last())
                        .column(
                                "service p99",
                                Unit.SECONDS,
                                service.quantile("0.99").last())
                        .column(
                                "service p99.9",
                                Unit.SECONDS,
                                service.quantile("0.999").last())
                        .size(17, 6),
                Panel.bars(
                                "Outcomes",
                                Unit.COUNT,
                                "All measured ceremonies that ended. Each intended start ends in exactly one outcome.")
                        .query(BY_OUTCOME, chosen(MeterName.CEREMONIES).now().sum(OUTCOME))
                        .colours(Colour.outcomes())
                        .size(7, 6));
    }

    private static Row rates() {
        return Row.of(
                "Rate and outcomes",
                Panel.timeSeries(
                                "Intended and accepted",
                                Unit.PER_SECOND,
                                "What the schedule asked for and what the relying party accepted.")
                        .query(
                                "intended",
                                chosen(MeterName.CEREMONIES_INTENDED).rate().sum())
                        .query(
                                "accepted {{ceremony}}",
                                chosen(MeterName.CEREMONIES)
                                        .where(OUTCOME, ACCEPTED)
                                        .rate()
                                        .sum(CEREMONY)),
                Panel.timeSeries("Outcomes", Unit.PER_SECOND, "Ceremonies that ended, by outcome.")
                        .query(BY_OUTCOME, chosen(MeterName.CEREMONIES).rate().sum(OUTCOME))
                        .colours(Colour.outcomes())
                        .stacked(),
                Panel.timeSeries(
                                "Under way and waiting",
                                Unit.COUNT,
                                "Ceremonies in flight, and intended starts that are due and wait for an idle user or a place."
                                        + " A queue that grows says that the rate is above what is possible.")
                        .query("in flight", chosen(MeterName.IN_FLIGHT).now().sum())
                        .query("queued", chosen(MeterName.QUEUED).now().sum()),
                Panel.timeSeries(
                                "Outside the measured phases",
                                Unit.PER_SECOND,
                                "Warm-up, which counts nowhere else, and ceremonies that carried a trace context.")
                        .query(
                                "warm-up {{outcome}}",
                                chosen(MeterName.WARM_UP_CEREMONIES).rate().sum(OUTCOME))
                        .query(
                                "traced {{ceremony}}",
                                chosen(MeterName.TRACED).rate().sum(CEREMONY)));
    }

    private static Row times() {
        Expression response = chosen(MeterName.RESPONSE_TIME).rate().sum();
        Expression service = chosen(MeterName.SERVICE_TIME).rate().sum();
        return Row.of(
                "Response and service time",
                Panel.timeSeries(
                                "Response time",
                                Unit.SECONDS,
                                "From the intended start, which the schedule decides, to the end: what users wait."
                                        + " All outcomes but unfinished. Dots are traces (--trace).")
                        .percentiles(response)
                        .exemplars()
                        .logarithmic(),
                Panel.timeSeries(
                                "Service time",
                                Unit.SECONDS,
                                "From the first byte sent to the end. The response time above it is time spent waiting to be sent.")
                        .percentiles(service)
                        .logarithmic(),
                Panel.heatmap(
                        "Response time, how it spreads",
                        "Ceremonies for a second in each bucket; buckets are 2.2% wide.",
                        response),
                Panel.heatmap(
                        "Service time, how it spreads",
                        "Ceremonies for a second in each bucket; buckets are 2.2% wide.",
                        service),
                Panel.timeSeries(
                                "Response time p99 by ceremony",
                                Unit.SECONDS,
                                "A registration and a login cost differently.")
                        .query(
                                BY_CEREMONY,
                                chosen(MeterName.RESPONSE_TIME)
                                        .rate()
                                        .sum(CEREMONY)
                                        .quantile("0.99"))
                        .logarithmic(),
                Panel.timeSeries(
                                "Response time p99 by outcome",
                                Unit.SECONDS,
                                "Refusals that are quicker than acceptance flatter the percentiles of all.")
                        .query(
                                BY_OUTCOME,
                                chosen(MeterName.RESPONSE_TIME)
                                        .rate()
                                        .sum(OUTCOME)
                                        .quantile("0.99"))
                        .colours(Colour.outcomes())
                        .logarithmic());
    }

    private static Row stages() {
        return Row.of(
                "Stages",
                Panel.timeSeries(
                                "Where the time goes",
                                Unit.SECONDS,
                                "Mean time of each step. TLS handshakes are part of waiting for a connection.")
                        .query(
                                "{{step}}",
                                chosen(MeterName.STEP_TIME)
                                        .whereNot("step", "tls_handshake")
                                        .rate()
                                        .sum("step")
                                        .mean())
                        .stacked(),
                Panel.timeSeries("Steps p99", Unit.SECONDS, "99th percentile of each step.")
                        .query(
                                "{{step}}",
                                chosen(MeterName.STEP_TIME).rate().sum("step").quantile("0.99"))
                        .logarithmic()
                        .beginning(1e-6));
    }

    private static Row reasons() {
        return Row.of(
                "Reasons",
                Panel.timeSeries(
                                "Reasons",
                                Unit.PER_SECOND,
                                "Why ceremonies were not accepted, and remarks on those that were.")
                        .query(
                                "{{reason}}",
                                chosen(MeterName.REASONS).rate().sum("reason").top(10)),
                Panel.bars(
                                "Reasons, the run so far",
                                Unit.COUNT,
                                "The ten most frequent. Reasons beyond the first 200 are other_reasons.")
                        .query(
                                "{{ceremony}}: {{reason}}",
                                chosen(MeterName.REASONS)
                                        .now()
                                        .sum(CEREMONY, "reason")
                                        .top(10))
                        .otherwise(Colour.ORANGE));
    }

    private static Row models() {
        return Row.of(
                "Authenticators",
                Panel.timeSeries("Accepted by model", Unit.PER_SECOND, "Ceremonies accepted, by authenticator model.")
                        .query(
                                "{{model}}",
                                chosen(MeterName.MODEL_CEREMONIES)
                                        .where(OUTCOME, ACCEPTED)
                                        .rate()
                                        .sum("model"))
                        .stacked(),
                Panel.timeSeries(
                                "Response time p99 by model",
                                Unit.SECONDS,
                                "Of accepted ceremonies. RS256 and attestation cost the relying party differently.")
                        .query(
                                "{{model}}",
                                chosen(MeterName.MODEL_RESPONSE_TIME)
                                        .rate()
                                        .sum("model")
                                        .quantile("0.99"))
                        .logarithmic(),
                Panel.bars(
                                "Accepted share by model",
                                Unit.RATIO,
                                "A model that is refused while others are not has an algorithm or an attestation that the relying"
                                        + " party does not take.")
                        .query(
                                "{{model}}",
                                chosen(MeterName.MODEL_CEREMONIES)
                                        .where(OUTCOME, ACCEPTED)
                                        .now()
                                        .sum("model")
                                        .dividedBy(chosen(MeterName.MODEL_CEREMONIES)
                                                .now()
                                                .sum("model")))
                        .atMost(1)
                        .otherwise(Colour.VERMILLION)
                        .from(0.9, Colour.ORANGE)
                        .from(0.99, Colour.BLUISH_GREEN),
                Panel.timeSeries(
                                "Accepted by algorithm",
                                Unit.PER_SECOND,
                                "Ceremonies accepted, by the algorithm of their credential.")
                        .query(
                                "{{algorithm}}",
                                chosen(MeterName.MODEL_CEREMONIES)
                                        .where(OUTCOME, ACCEPTED)
                                        .whereNot("algorithm", "none")
                                        .rate()
                                        .sum("algorithm"))
                        .stacked());
    }

    private static Row course() {
        return Row.of(
                "Course of the run",
                Panel.stateTimeline("Phases", "Which phase is on.")
                        .query("{{phase}}", chosen(MeterName.PHASE).now().max("phase", "measured"))
                        .means(1, "on", Colour.BLUE)
                        .means(0, " ", Colour.GREY)
                        .size(12, 6),
                Panel.stateTimeline("Thresholds", "Whether the figures up to then kept each threshold.")
                        .query(
                                "{{threshold}}",
                                chosen(MeterName.THRESHOLD_MET).now().min("threshold"))
                        .means(1, "met", Colour.BLUISH_GREEN)
                        .means(0, "missed", Colour.VERMILLION)
                        .size(12, 6));
    }

    private static Row withoutNativeHistograms() {
        Expression classic =
                chosen(MeterName.RESPONSE_TIME_BUCKETS).buckets().rate().sum("le");
        return Row.folded(
                "For a Prometheus without native histograms",
                Panel.timeSeries(
                                "Response time from classic buckets",
                                Unit.SECONDS,
                                "A few fixed buckets: to the order of magnitude only. The panels above are exact to 1.1%.")
                        .percentiles(classic)
                        .logarithmic()
                        .size(24, 8));
    }

    private static Row gatling() {
        return Row.folded(
                "In Gatling",
                Panel.timeSeries("Outcomes in Gatling", Unit.PER_SECOND, "Ceremonies of virtual users that ended.")
                        .query(
                                BY_OUTCOME,
                                chosen(MeterName.GATLING_CEREMONIES).rate().sum(OUTCOME))
                        .colours(Colour.outcomes())
                        .stacked(),
                Panel.timeSeries(
                                "Service time in Gatling",
                                Unit.SECONDS,
                                "From a ceremony's first request to its end; Gatling knows no intended start.")
                        .percentiles(
                                chosen(MeterName.GATLING_SERVICE_TIME).rate().sum())
                        .logarithmic(),
                Panel.timeSeries(
                                "Signing in Gatling",
                                Unit.SECONDS,
                                "What the client and the authenticator took, which is none of the relying party's time.")
                        .percentiles(chosen(MeterName.GATLING_SIGN_TIME).rate().sum())
                        .logarithmic(),
                Panel.timeSeries("Reasons in Gatling", Unit.PER_SECOND, "Why ceremonies were not accepted.")
                        .query(
                                "{{ceremony}}: {{reason}}",
                                chosen(MeterName.GATLING_REASONS).rate().sum(CEREMONY, "reason")));
    }
}
