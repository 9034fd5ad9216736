package dev.keywave.grafana.dashboard;

import static dev.keywave.grafana.dashboard.RunParts.chosen;

import dev.keywave.grafana.panel.Colour;
import dev.keywave.grafana.panel.Panel;
import dev.keywave.grafana.panel.Row;
import dev.keywave.grafana.panel.Unit;
import dev.keywave.metrics.MeterName;

/** The same of Gatling's virtual users. */
final class GatlingRows {

    private static final String OUTCOME = "outcome";
    private static final String BY_OUTCOME = "{{outcome}}";

    private GatlingRows() {}

    /** On the dashboard of ceremonies. */
    static Row ceremonies() {
        return Row.folded(
                        "In Gatling",
                        Panel.timeSeries(
                                        "Outcomes in Gatling",
                                        Unit.PER_SECOND,
                                        "Ceremonies of virtual users that ended.")
                                .outcomes(chosen(MeterName.GATLING_CEREMONIES)),
                        Panel.timeSeries(
                                        "Service time in Gatling",
                                        Unit.SECONDS,
                                        "From a ceremony's first request to its end; Gatling knows no intended start."
                                                + " Dots are traces (--trace).")
                                .percentiles(chosen(MeterName.GATLING_SERVICE_TIME)
                                        .rate()
                                        .sum())
                                .exemplars()
                                .logarithmic(),
                        Panel.timeSeries(
                                        "Signing in Gatling",
                                        Unit.SECONDS,
                                        "What the client and the authenticator took, which is none of the relying party's time.")
                                .percentiles(chosen(MeterName.GATLING_SIGN_TIME)
                                        .rate()
                                        .sum())
                                .logarithmic(),
                        Panel.timeSeries("Reasons in Gatling", Unit.PER_SECOND, "Why ceremonies were not accepted.")
                                .most("{{reason}}", chosen(MeterName.GATLING_REASONS), "reason"))
                .without("No Gatling simulation with --metrics in this time range");
    }

    /** On the dashboard of attacks. */
    static Row attacks() {
        return Row.folded(
                        "In Gatling",
                        Panel.timeSeries("Attacks in Gatling", Unit.PER_SECOND, "The same, of Gatling's virtual users.")
                                .query(
                                        BY_OUTCOME,
                                        chosen(MeterName.GATLING_ATTACKS).rate().sum(OUTCOME))
                                .colours(Colour.attackOutcomes())
                                .stacked(),
                        Panel.timeSeries(
                                        "Look-alikes in Gatling",
                                        Unit.PER_SECOND,
                                        "Honest ceremonies that look like an attack; a rejected one is a finding.")
                                .outcomes(chosen(MeterName.GATLING_LOOK_ALIKES)))
                .without("No Gatling simulation with attacks and --metrics in this time range");
    }
}
