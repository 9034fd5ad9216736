package dev.keywave.grafana.dashboard;

import dev.keywave.grafana.panel.Annotation;
import dev.keywave.grafana.panel.Colour;
import dev.keywave.grafana.panel.Dashboard;
import dev.keywave.grafana.panel.Panel;
import dev.keywave.grafana.panel.Row;
import dev.keywave.grafana.panel.Unit;
import dev.keywave.grafana.panel.Variable;
import dev.keywave.grafana.query.Expression;
import dev.keywave.grafana.query.Scope;
import dev.keywave.grafana.query.Series;
import dev.keywave.metrics.MeterName;
import java.util.List;

/** A rollout's waves: key figures, demand against capacity, go or no-go. */
final class RolloutDashboard {

    private static final String WAVE = "wave";
    private static final String CEREMONY = "ceremony";
    private static final String NO_WAVES = "no wave yet (rollout --metrics)";
    private static final String BY_WAVE = "{{wave}}";

    private RolloutDashboard() {}

    static Dashboard dashboard() {
        return new Dashboard(
                "keywave-rollout",
                "Keywave: Rollout",
                "What each wave of a rollout comes to at its checkpoint, whether its peak fits, and whether it is a go.",
                List.of(
                        Variable.newestRun("Rollout", MeterName.ROLLOUT_GO.prometheusName()),
                        Variable.any(WAVE, "Wave", MeterName.ROLLOUT_GO.prometheusName())),
                List.of(new Annotation(
                        "Wave driven",
                        Colour.SKY_BLUE,
                        of(MeterName.ROLLOUT_DRIVEN)
                                .now()
                                .count(WAVE)
                                .unless(of(MeterName.ROLLOUT_DRIVEN)
                                        .before(RunParts.MOMENT)
                                        .now()
                                        .count(WAVE)),
                        BY_WAVE)),
                List.of(verdicts(), keyFigures(), peak(), people()));
    }

    private static Row verdicts() {
        return Row.top(Panel.stat(
                        "Go or no-go",
                        Unit.STATE,
                        "A wave is a no-go when a key figure misses the plan's criteria or its peak does not fit.")
                .query(BY_WAVE, of(MeterName.ROLLOUT_GO).now().min(WAVE))
                .means(1, "GO", Colour.BLUISH_GREEN)
                .means(0, "NO-GO", Colour.VERMILLION)
                .banner()
                .names()
                .otherwise(Colour.GREY)
                .empty("No rollout yet: keywave rollout --metrics")
                .size(24, 4));
    }

    private static Row keyFigures() {
        return Row.of(
                "Key figures",
                Panel.table("Waves at their checkpoints", "Medians over the simulation's seeds.")
                        .column(
                                "verdict",
                                Unit.STATE,
                                last(MeterName.ROLLOUT_GO).min(WAVE))
                        .column(
                                "enrolled",
                                Unit.RATIO,
                                last(MeterName.ROLLOUT_ENROLLED).min(WAVE))
                        .column(
                                "two methods",
                                Unit.RATIO,
                                last(MeterName.ROLLOUT_TWO_METHODS).min(WAVE))
                        .column(
                                "high impact",
                                Unit.RATIO,
                                last(MeterName.ROLLOUT_HIGH_IMPACT).min(WAVE))
                        .column(
                                "sign-in success",
                                Unit.RATIO,
                                last(MeterName.ROLLOUT_SIGN_IN_SUCCESS).min(WAVE))
                        .column(
                                "devices ready",
                                Unit.RATIO,
                                last(MeterName.ROLLOUT_DEVICE_READY).min(WAVE))
                        .column(
                                "locked out",
                                Unit.RATIO,
                                last(MeterName.ROLLOUT_LOCKED_OUT).max(WAVE))
                        .column(
                                "support calls",
                                Unit.RATIO,
                                last(MeterName.ROLLOUT_SUPPORT_CALLS).max(WAVE))
                        .column(
                                "headroom",
                                Unit.RATIO,
                                last(MeterName.ROLLOUT_HEADROOM).min(WAVE))
                        .column(
                                "time saved",
                                Unit.SECONDS,
                                last(MeterName.ROLLOUT_SAVED).max(WAVE))
                        .column(
                                "keys lost",
                                Unit.COUNT,
                                last(MeterName.ROLLOUT_RECOVERIES).max(WAVE))
                        .words("verdict", "GO", "NO-GO")
                        .wide(WAVE, 260)
                        .inOrderOf(WAVE)
                        .empty(NO_WAVES)
                        .size(24, 7));
    }

    private static Row people() {
        return Row.of(
                        "People",
                        share(
                                "Enrolment",
                                "Share of the wave's users with a passkey at its checkpoint.",
                                MeterName.ROLLOUT_ENROLLED),
                        share(
                                "High-impact users covered",
                                "Administrators, executives, finance: share with a passkey, in waves up to this one.",
                                MeterName.ROLLOUT_HIGH_IMPACT),
                        share(
                                "Two methods",
                                "Share of the wave's users with a second passkey: whoever loses the first gets in by it.",
                                MeterName.ROLLOUT_TWO_METHODS),
                        Panel.table(
                                        "Methods in use",
                                        "Share of each method in the wave's attempts to sign in, over the seven days up to its checkpoint.")
                                .in(Unit.RATIO)
                                .matrix(last(MeterName.ROLLOUT_METHOD).max(WAVE, "method"), WAVE, "method")
                                .wide(WAVE + "\\method", 220)
                                .inOrderOf(WAVE)
                                .size(12, 8),
                        Panel.bars(
                                        "Password-related support calls",
                                        Unit.RATIO,
                                        "Since the wave began, in proportion to before the rollout: 100% is as before, less is fewer.")
                                .query(
                                        BY_WAVE,
                                        of(MeterName.ROLLOUT_SUPPORT_CALLS)
                                                .now()
                                                .max(WAVE))
                                .goodBelow(1)
                                .size(12, 8))
                .without(NO_WAVES);
    }

    private static Row peak() {
        return Row.of(
                        "Peak",
                        Panel.table(
                                        "Demand against capacity",
                                        "Ceremonies at the highest of the wave's peak, and how many of that mix the relying party can take, by"
                                                + " the account of it: a search, a documented limit, an estimate.")
                                .column(
                                        "demand",
                                        Unit.PER_SECOND,
                                        last(MeterName.ROLLOUT_DEMAND)
                                                .max(WAVE, CEREMONY)
                                                .sum(WAVE))
                                .column(
                                        "capacity",
                                        Unit.PER_SECOND,
                                        last(MeterName.ROLLOUT_CAPACITY).min(WAVE, "account"))
                                .wide(WAVE, 260)
                                .inOrderOf(WAVE)
                                .size(12, 8),
                        Panel.bars(
                                        "Headroom",
                                        Unit.RATIO,
                                        "Share of the capacity that stays free at the wave's peak; below zero the peak does not fit.")
                                .query(
                                        BY_WAVE,
                                        of(MeterName.ROLLOUT_HEADROOM).now().min(WAVE))
                                .otherwise(Colour.VERMILLION)
                                .from(0, Colour.ORANGE)
                                .from(0.3, Colour.BLUISH_GREEN)
                                .atMost(1)
                                .size(12, 8),
                        Panel.table("Demand by ceremony", "What the wave's peak is made of, ceremonies for a second.")
                                .in(Unit.PER_SECOND)
                                .matrix(last(MeterName.ROLLOUT_DEMAND).max(WAVE, CEREMONY), WAVE, CEREMONY)
                                .inOrderOf(WAVE)
                                .size(12, 8),
                        Panel.timeSeries(
                                        "A driven wave",
                                        Unit.PER_SECOND,
                                        "Accepted ceremonies per second of the last second, while the wave's peak is driven with --drive. A mark"
                                                + " says which wave begins.")
                                .query(
                                        "{{ceremony}}",
                                        of(MeterName.ROLLOUT_DRIVEN)
                                                .now()
                                                .max(WAVE, CEREMONY)
                                                .sum(CEREMONY))
                                .ceremonies()
                                .empty("No wave was driven in this time range (--drive)")
                                .size(12, 8))
                .without(NO_WAVES);
    }

    private static Panel share(String title, String description, MeterName meter) {
        return Panel.bars(title, Unit.RATIO, description)
                .query(BY_WAVE, of(meter).now().min(WAVE))
                .atMost(1)
                .size(8, 7);
    }

    private static Expression last(MeterName meter) {
        return of(meter).last();
    }

    private static Series of(MeterName meter) {
        return Series.of(meter, Scope.ROLLOUT);
    }
}
