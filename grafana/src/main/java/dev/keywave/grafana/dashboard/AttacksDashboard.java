package dev.keywave.grafana.dashboard;

import static dev.keywave.grafana.dashboard.RunParts.chosen;

import dev.keywave.grafana.panel.Colour;
import dev.keywave.grafana.panel.Dashboard;
import dev.keywave.grafana.panel.Panel;
import dev.keywave.grafana.panel.Row;
import dev.keywave.grafana.panel.Unit;
import dev.keywave.grafana.query.Expression;
import dev.keywave.metrics.MeterName;
import java.util.List;

/** Whether the relying party still says no under load, and says yes to what only looks like an attack. */
final class AttacksDashboard {

    private static final String ATTACK = "attack";
    private static final String OUTCOME = "outcome";
    private static final String NO_ATTACKS = "This run plays no attacks (--attacks)";
    private static final String BY_OUTCOME = "{{outcome}}";

    private AttacksDashboard() {}

    static Dashboard dashboard() {
        return new Dashboard(
                "keywave-attacks",
                "Keywave: Attacks",
                "Whether the relying party still says no under load, and still says yes to what only looks like an attack.",
                RunParts.variables("keywave_attacks_total|keywave_run_valid|keywave_gatling_attacks_total"),
                RunParts.annotations(),
                List.of(
                        Row.top(RunParts.banner()),
                        findings(),
                        attacks(),
                        lookAlikesAndRaces(),
                        cost(),
                        GatlingRows.attacks()));
    }

    private static Row findings() {
        return Row.of(
                        "Findings",
                        finding("Attacks accepted", "Each one is a hole.", outcome(MeterName.ATTACKS, "accepted")),
                        finding(
                                "Attacks that broke it",
                                "Answered with a status of 500 or above: not accepted, but it broke.",
                                outcome(MeterName.ATTACKS, "server_error")),
                        finding(
                                "Look-alikes rejected",
                                "Honest ceremonies that were taken for an attack.",
                                outcome(MeterName.LOOK_ALIKES, "rejected")),
                        finding(
                                "Races lost",
                                "Two honest ceremonies of one credential that met, and one or both were refused or an update was lost.",
                                chosen(MeterName.RACES)
                                        .notMatching(OUTCOME, "both_accepted|failed|unfinished")
                                        .now()
                                        .sum()
                                        .or(chosen(MeterName.RACES).now().sum().timesZero())))
                .without("none played");
    }

    private static Row attacks() {
        return Row.of(
                "Attacks",
                Panel.timeSeries("Attacks", Unit.PER_SECOND, "By outcome; rejected is what they should be.")
                        .query(BY_OUTCOME, chosen(MeterName.ATTACKS).rate().sum(OUTCOME))
                        .colours(Colour.attackOutcomes())
                        .stacked()
                        .empty(NO_ATTACKS)
                        .size(24, 8),
                Panel.table(
                                "Each attack",
                                "Measured attacks so far, by outcome. Whatever is accepted or a server error is a finding.")
                        .matrix(chosen(MeterName.ATTACKS).last().sum(ATTACK, OUTCOME), ATTACK, OUTCOME)
                        .findings("accepted", "server_error")
                        .empty(NO_ATTACKS)
                        .size(24, 12));
    }

    private static Row lookAlikesAndRaces() {
        return Row.of(
                "Look-alikes, races, flood",
                Panel.table("Look-alikes", "Honest ceremonies that look like an attack; a rejected one is a finding.")
                        .matrix(chosen(MeterName.LOOK_ALIKES).last().sum(ATTACK, OUTCOME), ATTACK, OUTCOME)
                        .findings("rejected", "server_error")
                        .empty("This run plays no look-alikes (--attacks)")
                        .size(24, 10),
                Panel.table(
                                "Races",
                                "Two ceremonies of one credential that met on purpose: at once (concurrent) or one around the other"
                                        + " (crossing). Whatever is not both_accepted is a finding.")
                        .matrix(chosen(MeterName.RACES).last().sum(ATTACK, OUTCOME), ATTACK, OUTCOME)
                        .wide(ATTACK + "\\" + OUTCOME, 140)
                        .findings("one_rejected", "clone_alarm", "lost_update", "none_accepted")
                        .empty("This run plays no races (--races)")
                        .size(12, 8),
                Panel.timeSeries(
                                "Flood",
                                Unit.PER_SECOND,
                                "Options that were asked for and never used, by outcome: what they cost others is on Ceremonies.")
                        .outcomes(chosen(MeterName.FLOOD))
                        .empty("This run has no flood (--flood)")
                        .size(12, 8));
    }

    private static Row cost() {
        Expression time = chosen(MeterName.ATTACK_SERVICE_TIME).rate().sum();
        return Row.of(
                        "What they cost",
                        Panel.timeSeries(
                                        "Service time of attacks",
                                        Unit.SECONDS,
                                        "Attacks and look-alikes. An attack that takes far longer than a login is one that exhausts.")
                                .percentiles(time)
                                .logarithmic(),
                        Panel.heatmap(
                                "Service time of attacks, how it spreads",
                                "Attacks for a second in each bucket.",
                                time))
                .without(NO_ATTACKS);
    }

    private static Panel finding(String title, String description, Expression count) {
        return Panel.stat(title, Unit.COUNT, description)
                .query("findings", count)
                .goodBelow(1)
                .size(6, 5);
    }

    /** How many; 0 where there were some of other outcomes only, and nothing where there were none. */
    private static Expression outcome(MeterName meter, String outcome) {
        return chosen(meter)
                .where(OUTCOME, outcome)
                .now()
                .sum()
                .or(chosen(meter).now().sum().timesZero());
    }
}
