package dev.keywave.grafana.dashboard;

import dev.keywave.grafana.panel.Annotation;
import dev.keywave.grafana.panel.Colour;
import dev.keywave.grafana.panel.Dashboard;
import dev.keywave.grafana.panel.Panel;
import dev.keywave.grafana.panel.Row;
import dev.keywave.grafana.panel.Stroke;
import dev.keywave.grafana.panel.Unit;
import dev.keywave.grafana.panel.Variable;
import dev.keywave.grafana.query.Expression;
import dev.keywave.grafana.query.OthersMetric;
import dev.keywave.grafana.query.Scope;
import dev.keywave.grafana.query.Series;
import dev.keywave.metrics.MeterName;
import java.util.List;
import java.util.Map;

/** What Keywave's own relying party does and costs, beside the farm's view of the same ceremonies. */
final class RelyingPartyDashboard {

    private static final String CEREMONY = "ceremony";
    private static final String INSTANCE = "instance";
    private static final String BY_CEREMONY = "{{ceremony}}";
    private static final String BY_INSTANCE = "{{instance}}";

    private RelyingPartyDashboard() {}

    static Dashboard dashboard() {
        return new Dashboard(
                "keywave-relying-party",
                "Keywave: Relying party",
                "What a relying party does and what it costs, beside the farm's view of the same ceremonies.",
                List.of(
                        Variable.listed(INSTANCE, "Relying party", MeterName.RP_CREDENTIALS.prometheusName()),
                        Variable.newestRun("Run", MeterName.RUN_VALID.prometheusName()),
                        Variable.any("rank", "Rank", MeterName.RUN_VALID.prometheusName()),
                        Variable.any(CEREMONY, "Ceremony", MeterName.RP_ACCEPTED.prometheusName())),
                List.of(new Annotation(
                        "Injected fault",
                        Colour.VERMILLION,
                        faults(of(MeterName.RP_FAULTS))
                                .unless(faults(of(MeterName.RP_FAULTS).before(RunParts.MOMENT))),
                        "{{fault}}")),
                List.of(
                        now(),
                        results(),
                        verification(),
                        resources(),
                        policies(),
                        OtherProducts.keycloak(),
                        OtherProducts.spring()));
    }

    private static Expression faults(Series series) {
        // faults that come now and then are one, and not a mark each
        return series.increase("1m").sum("fault").only("> 0");
    }

    private static Row now() {
        Expression accepted = of(MeterName.RP_ACCEPTED).rate().sum();
        return Row.of(
                        "Now",
                        figure("Accepted", Unit.PER_SECOND, "Results that it accepts, warm-up included.", accepted),
                        figure(
                                "Verification p99",
                                Unit.SECONDS,
                                "What the library takes for a result, for 99 of 100 at most.",
                                of(MeterName.RP_VERIFICATION_TIME)
                                        .rate("1m")
                                        .sum()
                                        .quantile("0.99")),
                        figure(
                                "Challenges kept",
                                Unit.COUNT,
                                "Ceremonies whose options were given and whose challenge is still good. A flood of options makes it grow.",
                                of(MeterName.RP_PENDING).now().sum()),
                        figure(
                                        "Internal errors",
                                        Unit.COUNT,
                                        "Requests answered with 500 because of a bug, since it started. One is one too many.",
                                        of(MeterName.RP_INTERNAL_ERRORS).now().sum())
                                .goodBelow(1))
                .without("none seen");
    }

    private static Panel figure(String title, Unit unit, String description, Expression expression) {
        return Panel.stat(title, unit, description).query(title, expression).size(6, 4);
    }

    private static Row results() {
        return Row.of(
                "The same ceremonies from both sides",
                Panel.timeSeries(
                                "Accepted, by the relying party and by the farm",
                                Unit.PER_SECOND,
                                "Both count the same: where the farm, dashed, has fewer, answers were lost on the way back. Warm-up, races"
                                        + " and look-alikes of attacks count at the relying party only.")
                        .query(
                                "relying party {{ceremony}}",
                                of(MeterName.RP_ACCEPTED).rate().sum(CEREMONY))
                        .query(
                                "farm {{ceremony}}",
                                Series.of(MeterName.CEREMONIES, Scope.RUN)
                                        .where("outcome", "accepted")
                                        .rate()
                                        .sum(CEREMONY))
                        .ceremonies()
                        .strokeMatching("^farm", Stroke.DASHED)
                        .empty("Nothing accepted in this time range"),
                Panel.timeSeries(
                                "Refused, by reason",
                                Unit.PER_SECOND,
                                "What the relying party refused and why, attacks among them: the five most frequent reasons, and all"
                                        + " others.")
                        .most("{{reason}}", of(MeterName.RP_REFUSED), "reason")
                        .stacked()
                        .empty("Nothing refused in this time range"),
                Panel.timeSeries(
                                "Errors",
                                Unit.PER_SECOND,
                                "Requests that are none of its API, 500s because of a bug, and at Graph those without a good token"
                                        + " or beyond an app's limit.")
                        .query(
                                "protocol errors",
                                of(MeterName.RP_PROTOCOL_ERRORS).rate().sum())
                        .query(
                                "internal errors",
                                of(MeterName.RP_INTERNAL_ERRORS).rate().sum())
                        .query(
                                "unauthorized",
                                of(MeterName.RP_UNAUTHORIZED).rate().sum())
                        .query("throttled", of(MeterName.RP_THROTTLED).rate().sum())
                        .reaching(1),
                Panel.timeSeries(
                                "Injected faults", Unit.PER_SECOND, "Requests that met a fault asked for with --fault.")
                        .most(
                                "{{fault}}",
                                of(MeterName.RP_FAULTS).rate().sum("fault").only("> 0"),
                                of(MeterName.RP_FAULTS).atTheEnd(),
                                "fault")
                        .logarithmic()
                        .empty("No faults are injected (--fault)"));
    }

    private static Row verification() {
        Expression time = of(MeterName.RP_VERIFICATION_TIME).rate().sum();
        return Row.of(
                        "Verification",
                        Panel.timeSeries(
                                        "Verification time",
                                        Unit.SECONDS,
                                        "What the library took for a result, accepted or not: signature, client data, attestation.")
                                .percentiles(time)
                                .logarithmic(),
                        Panel.heatmap(
                                "Verification time, how it spreads", "Results for a second in each bucket.", time),
                        Panel.timeSeries(
                                        "Mean verification time by ceremony",
                                        Unit.SECONDS,
                                        "A registration verifies an attestation, a login one signature.")
                                .query(
                                        BY_CEREMONY,
                                        of(MeterName.RP_VERIFICATION_TIME)
                                                .rate()
                                                .sum(CEREMONY)
                                                .mean())
                                .ceremonies()
                                .logarithmic(),
                        Panel.timeSeries(
                                        "Verifying, in processors",
                                        Unit.PROCESSORS,
                                        "Time spent in the library for a second of time, beside the processor time of the process.")
                                .query("verification", time.histogramSum())
                                .query("process", process().rate().sum())
                                .strokes(Map.of("process", Stroke.DASHED)))
                .without("Nothing was verified in this time range");
    }

    private static Row resources() {
        return Row.thirds(
                "What it holds and uses",
                Panel.timeSeries(
                                "Challenge store",
                                Unit.COUNT,
                                "Ceremonies whose options were given and whose challenge is still good. A flood of options fills it.")
                        .query(BY_CEREMONY, of(MeterName.RP_PENDING).now().sum(CEREMONY))
                        .ceremonies()
                        .reaching(10),
                Panel.timeSeries("Connections", Unit.COUNT, "Connections that are open.")
                        .query(
                                BY_INSTANCE,
                                some(of(MeterName.RP_CONNECTIONS).now().sum(INSTANCE)))
                        .reaching(10),
                Panel.timeSeries(
                                "Queue",
                                Unit.SECONDS,
                                "How long a result that comes now waits for its turn, with --max-rate: it grows without bound above"
                                        + " the capacity.")
                        .query(BY_INSTANCE, some(of(MeterName.RP_QUEUE).now().max(INSTANCE)))
                        .reaching(0.01),
                Panel.timeSeries("Credentials", Unit.COUNT, "Credentials that are registered.")
                        .query(
                                BY_INSTANCE,
                                some(of(MeterName.RP_CREDENTIALS).now().max(INSTANCE)))
                        .reaching(10),
                Panel.timeSeries("Processor", Unit.PROCESSORS, "Processor time of the process for a second.")
                        .query(BY_INSTANCE, some(process().rate().sum(INSTANCE))),
                Panel.timeSeries(
                                "Processor time for an accepted result",
                                Unit.SECONDS,
                                "Of the whole process: HTTP, options and session with the verification.")
                        .query(
                                BY_INSTANCE,
                                some(process()
                                        .rate()
                                        .sum(INSTANCE)
                                        .dividedBy(
                                                of(MeterName.RP_ACCEPTED).rate().sum(INSTANCE))))
                        .logarithmic(),
                Panel.timeSeries(
                                "Tasks that wait for a loop",
                                Unit.COUNT,
                                "Netty's count: work that was handed to a loop and not begun. Loops that verify are loops that do not"
                                        + " read.")
                        .query(
                                BY_INSTANCE,
                                some(of(OthersMetric.NETTY_PENDING_TASKS).now().sum(INSTANCE)))
                        .reaching(10),
                Panel.timeSeries("Memory", Unit.BYTES, "The JVM's: objects on its heap, and everything else, dashed.")
                        .query(
                                "{{instance}} heap",
                                some(of(OthersMetric.JVM_MEMORY_USED)
                                        .where("area", "heap")
                                        .now()
                                        .sum(INSTANCE)))
                        .query(
                                "{{instance}} nonheap",
                                some(of(OthersMetric.JVM_MEMORY_USED)
                                        .where("area", "nonheap")
                                        .now()
                                        .sum(INSTANCE)))
                        .strokeMatching("nonheap$", Stroke.DASHED),
                Panel.timeSeries("Garbage collection", Unit.RATIO, "Share of the time spent in collections.")
                        .query(
                                BY_INSTANCE,
                                some(of(OthersMetric.JVM_GC_SUM).rate().sum(INSTANCE))));
    }

    private static Row policies() {
        return Row.folded(
                        "Conditional access",
                        Panel.timeSeries(
                                        "Report-only",
                                        Unit.PER_SECOND,
                                        "Sign-ins that a report-only policy would have refused if it were enforced.")
                                .most("{{policy}}: {{reason}}", of(MeterName.RP_REPORT_ONLY), "policy", "reason")
                                .size(8, 8),
                        Panel.timeSeries(
                                        "Locked out",
                                        Unit.COUNT,
                                        "Users whom a policy locked out when they last tried to sign in.")
                                .most(
                                        "{{reason}}",
                                        of(MeterName.RP_LOCKED_OUT_USERS).now().sum("reason"),
                                        of(MeterName.RP_LOCKED_OUT_USERS).atTheEnd(),
                                        "reason")
                                .reaching(10)
                                .size(8, 8),
                        Panel.timeSeries(
                                        "Registration prompts",
                                        Unit.PER_SECOND,
                                        "Password sign-ins that were told to register a passkey.")
                                .query(
                                        "{{prompt}}",
                                        of(MeterName.RP_REGISTRATION_PROMPTS)
                                                .rate()
                                                .sum("prompt"))
                                .size(8, 8))
                .without("No Conditional Access: rp --profile entra --entra-policy FILE has it");
    }

    /** Of the five relying parties that hold most credentials: more lines are none that anybody tells apart. */
    private static Expression some(Expression byInstance) {
        return byInstance.among(Panel.MOST, of(MeterName.RP_CREDENTIALS).atTheEnd(), INSTANCE);
    }

    /** The process of a relying party; without the chosen instances, every scraped process would be one. */
    private static Series process() {
        return of(OthersMetric.PROCESS_CPU);
    }

    private static Series of(MeterName meter) {
        return Series.of(meter, Scope.RELYING_PARTY);
    }

    private static Series of(OthersMetric metric) {
        return Series.of(metric, Scope.RELYING_PARTY);
    }
}
