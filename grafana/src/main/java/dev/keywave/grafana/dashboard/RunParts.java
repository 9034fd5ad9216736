package dev.keywave.grafana.dashboard;

import dev.keywave.grafana.panel.Annotation;
import dev.keywave.grafana.panel.Colour;
import dev.keywave.grafana.panel.Panel;
import dev.keywave.grafana.panel.Unit;
import dev.keywave.grafana.panel.Variable;
import dev.keywave.grafana.query.Expression;
import dev.keywave.grafana.query.Scope;
import dev.keywave.grafana.query.Series;
import dev.keywave.metrics.MeterName;
import java.util.List;

/** What the dashboards of a run have in common: its choices, its marks, and the banner. */
final class RunParts {

    /** What was not there a step ago begins: whatever step Grafana chooses, that is one mark. */
    static final String MOMENT = "$__interval";

    private RunParts() {}

    /** Run and rank, of those that the meter of any of these names has. */
    static List<Variable> variables(String metricRegex) {
        return List.of(Variable.newestRun("Run", metricRegex), Variable.any("rank", "Rank", metricRegex));
    }

    /** Where a phase begins, and where a threshold is missed from then on. */
    static List<Annotation> annotations() {
        return List.of(
                new Annotation(
                        "Phase",
                        Colour.SKY_BLUE,
                        phase(chosen(MeterName.PHASE))
                                .unless(phase(chosen(MeterName.PHASE).before(MOMENT))),
                        "{{phase}}, measured: {{measured}}"),
                new Annotation(
                        "Threshold missed",
                        Colour.VERMILLION,
                        missed(chosen(MeterName.THRESHOLD_MET))
                                .unless(missed(chosen(MeterName.THRESHOLD_MET).before(MOMENT))),
                        "{{threshold}}"));
    }

    private static Expression phase(Series series) {
        return series.now().max("phase", "measured").only("== 1");
    }

    private static Expression missed(Series series) {
        return series.now().min("threshold").not().only("== 1");
    }

    /** Red when the generator did not keep up. */
    static Panel banner() {
        return Panel.stat(
                        "Can the figures be trusted?",
                        Unit.STATE,
                        "Of all ranks chosen. A run in which the generator was the bottleneck says nothing of the relying party:"
                                + " send lag p99 above its limit, a loop busier than its limit, or a broken clock.")
                .query("valid", chosen(MeterName.RUN_VALID).now().min())
                .means(0, "INVALID: the generator was the bottleneck. Do not trust these figures.", Colour.VERMILLION)
                .means(1, "Valid: the generator keeps up", Colour.BLUISH_GREEN)
                .otherwise(Colour.GREY)
                .empty("No figures yet: start a run with --metrics")
                .banner();
    }

    /** Of the chosen run, ranks and ceremonies. */
    static Series chosen(MeterName meter) {
        return Series.of(meter, Scope.RUN);
    }
}
