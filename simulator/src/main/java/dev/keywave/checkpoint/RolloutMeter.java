package dev.keywave.checkpoint;

import java.util.List;

/** Every meter of a rollout, all of them gauges, with its labels and the sentence that Prometheus shows as its help. */
public enum RolloutMeter {
    /** Enrolment rate. */
    ENROLLED("keywave_rollout_enrolled_ratio", "Share of the wave's users with a passkey at its checkpoint."),
    /** Two methods. */
    TWO_METHODS("keywave_rollout_two_methods_ratio", "Share of the wave's users with two passkeys at its checkpoint."),
    /** High impact. */
    HIGH_IMPACT(
            "keywave_rollout_high_impact_ratio",
            "Share of the high-impact users in waves up to this one with a passkey at its checkpoint."),
    /** Success. */
    SIGN_IN_SUCCESS(
            "keywave_rollout_sign_in_success_ratio",
            "Share of the wave's sign-ins that succeed, over the seven days up to its checkpoint."),
    /** Device readiness. */
    DEVICE_READY("keywave_rollout_device_ready_ratio", "Share of the wave's users whose device is compliant."),
    /** Lockouts. */
    LOCKED_OUT(
            "keywave_rollout_locked_out_ratio",
            "Share of the wave's users whom enforcement locks out on the worst day up to its checkpoint."),
    /** Support calls. */
    SUPPORT_CALLS(
            "keywave_rollout_support_calls_ratio",
            "Password-related support calls since the wave began, in proportion to before the rollout."),
    /** Methods in use. */
    METHOD(
            "keywave_rollout_method_ratio",
            "Share of each method in the wave's attempts to sign in, over the seven days up to its checkpoint.",
            "method"),
    /** Time saved. */
    SAVED("keywave_rollout_saved_seconds", "People's time saved while signing in since the wave began."),
    /** Lost keys. */
    RECOVERIES(
            "keywave_rollout_recoveries", "People who lost their authenticator and got back in since the wave began."),
    /** Demand. */
    DEMAND(
            "keywave_rollout_demand_per_second",
            "Ceremonies per second at the highest of the wave's peak, median over the seeds.",
            "ceremony"),
    /** Capacity. */
    CAPACITY(
            "keywave_rollout_capacity_per_second",
            "Ceremonies of the peak's mix per second that the relying party can take, by the account of it.",
            "account"),
    /** Headroom. */
    HEADROOM("keywave_rollout_headroom_ratio", "Share of the capacity that stays free at the wave's peak."),
    /** Verdict. */
    GO("keywave_rollout_go", "1 when the wave is a go, 0 when it is a no-go."),
    /** A driven wave, live. */
    DRIVEN(
            "keywave_rollout_driven_per_second",
            "Accepted ceremonies per second of the last second, while the wave's peak is driven.",
            "ceremony");

    private final String prometheusName;
    private final String sentence;
    /** Beside the wave; empty for none. */
    private final String label;

    RolloutMeter(String prometheusName, String sentence) {
        this(prometheusName, sentence, "");
    }

    RolloutMeter(String prometheusName, String sentence, String label) {
        this.prometheusName = prometheusName;
        this.sentence = sentence;
        this.label = label;
    }

    /** The name in Prometheus, with its unit. */
    public String prometheusName() {
        return prometheusName;
    }

    /** One sentence. */
    public String sentence() {
        return sentence;
    }

    /** Label names in order; the first is always the wave. */
    public List<String> labels() {
        return label.isEmpty() ? List.of("wave") : List.of("wave", label);
    }
}
