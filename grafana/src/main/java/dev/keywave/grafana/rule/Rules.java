package dev.keywave.grafana.rule;

import dev.keywave.grafana.query.Expression;
import dev.keywave.grafana.query.Metric;
import dev.keywave.grafana.query.Scope;
import dev.keywave.grafana.query.Series;
import dev.keywave.metrics.MeterName;
import java.util.List;

/** All rules. A file's groups are evaluated every 5 s, since a load test is over in minutes. */
public final class Rules {

    private static final String WINDOW = "30s";
    private static final String CRITICAL = "critical";
    private static final String WARNING = "warning";
    private static final String AT_ONCE = "0s";
    private static final String RUN = "run";
    private static final String OUTCOME = "outcome";
    private static final String CEREMONY = "ceremony";
    private static final String INSTANCE = "instance";

    /** Share of the ended ceremonies that failed. */
    static final RecordingRule FAILED = share("run_ceremony:keywave_ceremonies_failed:ratio_rate30s", "failed");
    /** Share of the ended ceremonies that were throttled. */
    static final RecordingRule THROTTLED =
            share("run_ceremony:keywave_ceremonies_throttled:ratio_rate30s", "throttled");
    /** 99th percentile of the send lag. */
    static final RecordingRule SEND_LAG = new RecordingRule(
            "run_rank:keywave_send_lag_seconds:p99_rate30s",
            of(MeterName.SEND_LAG).rate(WINDOW).sum(RUN, "rank").quantile("0.99"));
    /** 99th percentile of a relying party's verification. */
    static final RecordingRule VERIFICATION = new RecordingRule(
            "instance_ceremony:keywave_rp_verification_seconds:p99_rate30s",
            of(MeterName.RP_VERIFICATION_TIME)
                    .rate(WINDOW)
                    .sum(INSTANCE, CEREMONY)
                    .quantile("0.99"));

    private Rules() {}

    /** {@code rules/recording.yml}. */
    public static String recording() {
        return RulesFile.recording("keywave-recording", recorded());
    }

    /** {@code rules/alerts.yml}. */
    public static String alerts() {
        return RulesFile.alerts("keywave-alerts", alertRules());
    }

    /** What is recorded. */
    static List<RecordingRule> recorded() {
        return List.of(FAILED, THROTTLED, SEND_LAG, VERIFICATION);
    }

    /** The alerts: of a run, of its attacks, of the relying party, of a rollout. */
    static List<AlertRule> alertRules() {
        return List.of(
                new AlertRule(
                        "KeywaveRunInvalid",
                        of(MeterName.RUN_VALID).now().min(RUN, "rank").only("== 0"),
                        AT_ONCE,
                        CRITICAL,
                        "Run {{ $labels.run }} (rank {{ $labels.rank }}) is invalid: its generator was the bottleneck.",
                        "Do not trust its figures. Use more loops, a lower rate or another machine; Generator health says which."),
                new AlertRule(
                        "KeywaveSendLagHigh",
                        of(SEND_LAG.metric()).now().only("> 0.01"),
                        "15s",
                        WARNING,
                        "Run {{ $labels.run }} (rank {{ $labels.rank }}) takes starts up late: send lag p99"
                                + " {{ $value | humanizeDuration }}.",
                        "The run becomes invalid if that lasts. Look at loops, garbage collection and other work on the machine."),
                new AlertRule(
                        "KeywaveCeremoniesFailing",
                        of(FAILED.metric()).now().only("> 0.01"),
                        "15s",
                        WARNING,
                        "{{ $value | humanizePercentage }} of {{ $labels.ceremony }} in run {{ $labels.run }} fail.",
                        "Reasons are on the dashboard Ceremonies: connections, timeouts, or answers that no adapter expects."),
                new AlertRule(
                        "KeywaveCeremoniesThrottled",
                        of(THROTTLED.metric()).now().only("> 0.01"),
                        "15s",
                        WARNING,
                        "{{ $value | humanizePercentage }} of {{ $labels.ceremony }} in run {{ $labels.run }} are throttled.",
                        "A limit of the relying party or in front of it is reached: the run measures that limit."),
                new AlertRule(
                        "KeywaveThresholdMissed",
                        of(MeterName.THRESHOLD_MET).now().min(RUN, "threshold").only("== 0"),
                        "10s",
                        WARNING,
                        "Run {{ $labels.run }} does not keep its threshold {{ $labels.threshold }}.",
                        "The run will fail with exit code 3 unless its figures recover."),
                new AlertRule(
                        "KeywaveAttackAccepted",
                        attacks(MeterName.ATTACKS, "accepted"),
                        AT_ONCE,
                        CRITICAL,
                        "The relying party accepted the attack {{ $labels.attack }} in run {{ $labels.run }}.",
                        "A hole: ./keywave attacks show {{ $labels.attack }} says which clause refuses it."),
                new AlertRule(
                        "KeywaveAttackBreaks",
                        attacks(MeterName.ATTACKS, "server_error"),
                        AT_ONCE,
                        WARNING,
                        "The attack {{ $labels.attack }} made the relying party answer with a server error in run {{ $labels.run }}.",
                        "It did not accept, but it broke: look at its log."),
                new AlertRule(
                        "KeywaveLookAlikeRejected",
                        attacks(MeterName.LOOK_ALIKES, "rejected"),
                        AT_ONCE,
                        WARNING,
                        "The relying party rejects honest users of the kind {{ $labels.attack }} in run {{ $labels.run }}.",
                        "A check is too strict: people will be locked out."),
                new AlertRule(
                        "KeywaveVerificationSlow",
                        of(VERIFICATION.metric()).now().only("> 0.02"),
                        "15s",
                        WARNING,
                        "Verifying {{ $labels.ceremony }} on {{ $labels.instance }} takes {{ $value | humanizeDuration }} at p99.",
                        "Some 100 us are usual. Look at its processors, its crypto provider and garbage collection."),
                new AlertRule(
                        "KeywaveRelyingPartyErrors",
                        of(MeterName.RP_INTERNAL_ERRORS)
                                .increase("1m")
                                .sum(INSTANCE)
                                .only("> 0"),
                        AT_ONCE,
                        WARNING,
                        "The relying party {{ $labels.instance }} answered with 500 because of a bug.",
                        "Its log has the stack trace."),
                new AlertRule(
                        "KeywaveWaveNoGo",
                        of(MeterName.ROLLOUT_GO).now().min(RUN, "wave").only("== 0"),
                        AT_ONCE,
                        WARNING,
                        "Wave {{ $labels.wave }} of rollout {{ $labels.run }} is a no-go.",
                        "rollout.html says what misses the plan's criteria, and what would make the wave fit."));
    }

    private static Expression attacks(MeterName meter, String outcome) {
        return of(meter).where(OUTCOME, outcome).now().sum(RUN, "attack").only("> 0");
    }

    private static RecordingRule share(String name, String outcome) {
        return new RecordingRule(
                name,
                of(MeterName.CEREMONIES)
                        .where(OUTCOME, outcome)
                        .rate(WINDOW)
                        .sum(RUN, CEREMONY)
                        .dividedBy(of(MeterName.CEREMONIES).rate(WINDOW).sum(RUN, CEREMONY))
                        .only(">= 0"));
    }

    private static Series of(MeterName meter) {
        return Series.of(meter, Scope.ALL);
    }

    private static Series of(Metric metric) {
        return Series.of(metric, Scope.ALL);
    }
}
