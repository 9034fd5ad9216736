package dev.keywave.grafana.dashboard;

import static dev.keywave.grafana.dashboard.RunParts.chosen;

import dev.keywave.grafana.panel.Colour;
import dev.keywave.grafana.panel.Dashboard;
import dev.keywave.grafana.panel.Panel;
import dev.keywave.grafana.panel.Row;
import dev.keywave.grafana.panel.Stroke;
import dev.keywave.grafana.panel.Unit;
import dev.keywave.grafana.panel.Variable;
import dev.keywave.grafana.query.Expression;
import dev.keywave.metrics.MeterName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
                        GatlingRows.ceremonies()));
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
                        .column("share", Unit.RATIO, accepted.dividedBy(intended))
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
                        .empty("No measured ceremony yet")
                        .size(24, 5));
    }

    private static Row rates() {
        return Row.of(
                "Rate and outcomes",
                Panel.bars(
                                "Outcomes",
                                Unit.COUNT,
                                "All measured ceremonies that ended. Each intended start ends in exactly one outcome.")
                        .query(BY_OUTCOME, chosen(MeterName.CEREMONIES).now().sum(OUTCOME))
                        .colours(Colour.outcomes())
                        .size(6, 8),
                Panel.timeSeries(
                                "Intended and accepted",
                                Unit.PER_SECOND,
                                "What the schedule asked for, dashed, and what the relying party accepted.")
                        .query(
                                "intended",
                                chosen(MeterName.CEREMONIES_INTENDED).rate().sum())
                        .query(
                                "accepted {{ceremony}}",
                                chosen(MeterName.CEREMONIES)
                                        .where(OUTCOME, ACCEPTED)
                                        .rate()
                                        .sum(CEREMONY))
                        .ceremonies()
                        .colours(Map.of("intended", Colour.GREY))
                        .strokes(Map.of("intended", Stroke.DASHED))
                        .size(9, 8),
                Panel.timeSeries("Outcomes over time", Unit.PER_SECOND, "Ceremonies that ended, by outcome.")
                        .outcomes(chosen(MeterName.CEREMONIES))
                        .size(9, 8),
                Panel.timeSeries(
                                "Under way and waiting",
                                Unit.COUNT,
                                "Ceremonies in flight, and intended starts that are due and wait for an idle user or a place."
                                        + " A queue that grows says that the rate is above what is possible.")
                        .query("in flight", chosen(MeterName.IN_FLIGHT).now().sum())
                        .query("queued", chosen(MeterName.QUEUED).now().sum())
                        .strokes(Map.of("queued", Stroke.DASHED))
                        .reaching(10)
                        .size(8, 8),
                Panel.timeSeries(
                                "Warm-up",
                                Unit.PER_SECOND,
                                "Ceremonies of phases that are not measured: they count nowhere else.")
                        .outcomes(chosen(MeterName.WARM_UP_CEREMONIES))
                        .empty("No phase of this run is a warm-up (--warm-up)")
                        .size(8, 8),
                Panel.timeSeries(
                                "Traced",
                                Unit.PER_SECOND,
                                "Measured ceremonies that carried a trace context to the relying party (--trace).")
                        .query(BY_CEREMONY, chosen(MeterName.TRACED).rate().sum(CEREMONY))
                        .ceremonies()
                        .empty("No ceremony carries a trace context (--trace)")
                        .size(8, 8));
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
                        .ceremonies()
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
                        .colours(Colour.steps())
                        .stacked(),
                Panel.timeSeries(
                                "Steps p99",
                                Unit.SECONDS,
                                "99th percentile of each step. A step that takes less than a microsecond is not drawn.")
                        .query(
                                "{{step}}",
                                chosen(MeterName.STEP_TIME)
                                        .rate()
                                        .sum("step")
                                        .quantile("0.99")
                                        .only("> 1e-6"))
                        .colours(Colour.steps())
                        .logarithmic());
    }

    private static Row reasons() {
        return Row.of(
                        "Reasons",
                        Panel.timeSeries(
                                        "Reasons",
                                        Unit.PER_SECOND,
                                        "Why ceremonies were not accepted, and remarks on those that were: the five most frequent, and all"
                                                + " others.")
                                .most("{{reason}}", chosen(MeterName.REASONS), "reason")
                                .stacked()
                                .size(12, 10),
                        Panel.bars(
                                        "Reasons, the run so far",
                                        Unit.COUNT,
                                        "The eight most frequent. Reasons beyond the first 200 are other_reasons.")
                                .query(
                                        "{{ceremony}}: {{reason}}",
                                        chosen(MeterName.REASONS)
                                                .now()
                                                .sum(CEREMONY, "reason")
                                                .top(8))
                                .otherwise(Colour.ORANGE)
                                .size(12, 10))
                .without("Every ceremony was accepted, and nothing was remarked on it");
    }

    private static Row models() {
        Expression ofModels = chosen(MeterName.MODEL_CEREMONIES).atTheEnd();
        return Row.of(
                "Authenticators",
                Panel.timeSeries("Accepted by model", Unit.PER_SECOND, "Ceremonies accepted, by authenticator model.")
                        .most(
                                "{{model}}",
                                chosen(MeterName.MODEL_CEREMONIES)
                                        .where(OUTCOME, ACCEPTED)
                                        .rate()
                                        .sum("model"),
                                ofModels,
                                "model")
                        .stacked(),
                Panel.timeSeries(
                                "Response time p99 by model",
                                Unit.SECONDS,
                                "Of accepted ceremonies of the five most frequent models. RS256 and attestation cost the relying party"
                                        + " differently.")
                        .mostAlone(
                                "{{model}}",
                                chosen(MeterName.MODEL_RESPONSE_TIME)
                                        .rate()
                                        .sum("model")
                                        .quantile("0.99"),
                                ofModels,
                                "model")
                        .logarithmic(),
                Panel.bars(
                                "Accepted share by model",
                                Unit.RATIO,
                                "Of the ten most frequent. A model that is refused while others are not has an algorithm or an attestation that the relying"
                                        + " party does not take.")
                        .query(
                                "{{model}}",
                                chosen(MeterName.MODEL_CEREMONIES)
                                        .where(OUTCOME, ACCEPTED)
                                        .now()
                                        .sum("model")
                                        .dividedBy(chosen(MeterName.MODEL_CEREMONIES)
                                                .now()
                                                .sum("model"))
                                        .among(10, ofModels, "model"))
                        .atMost(1)
                        .otherwise(Colour.VERMILLION)
                        .from(0.9, Colour.ORANGE)
                        .from(0.99, Colour.BLUISH_GREEN)
                        .size(12, 10),
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
                        .stacked()
                        .size(12, 10));
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
                                .size(24, 8))
                .without("No ceremony has ended in this time range");
    }
}
