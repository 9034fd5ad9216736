package dev.keywave.metrics;

import java.util.List;

/**
 * Every meter of ours with its kind, its labels and one sentence, which Prometheus shows as its help. Units are in the names,
 * as Prometheus wants it (https://prometheus.io/docs/practices/naming/).
 */
public enum MeterName {
    /** Accepted results. */
    RP_ACCEPTED(
            "keywave_rp_accepted_total",
            Kind.COUNTER,
            "Results that the relying party accepted, by ceremony: registration, authentication or password.",
            "ceremony"),
    /** Refused requests. */
    RP_REFUSED(
            "keywave_rp_refused_total",
            Kind.COUNTER,
            "Requests that the relying party refused, by ceremony and reason.",
            "ceremony",
            "reason"),
    /** What report-only policies saw. */
    RP_REPORT_ONLY(
            "keywave_rp_report_only_total",
            Kind.COUNTER,
            "Sign-ins that a report-only policy would have refused if it were enforced, by policy and reason.",
            "policy",
            "reason"),
    /** Who is locked out. */
    RP_LOCKED_OUT_USERS(
            "keywave_rp_locked_out_users",
            Kind.GAUGE,
            "Users whom a policy locked out when they last tried to sign in, by reason.",
            "reason"),
    /** The registration campaign's prompts. */
    RP_REGISTRATION_PROMPTS(
            "keywave_rp_registration_prompts_total",
            Kind.COUNTER,
            "Password sign-ins that were told to register a passkey, by prompt: nudge or required.",
            "prompt"),
    /** Injected faults. */
    RP_FAULTS(
            "keywave_rp_faults_total",
            Kind.COUNTER,
            "Requests that met a fault asked for with --fault, by fault.",
            "fault"),
    /** What was no request of the API. */
    RP_PROTOCOL_ERRORS(
            "keywave_rp_protocol_errors_total",
            Kind.COUNTER,
            "Requests that were not of the relying party's API: unknown path, wrong method, too large, not HTTP."),
    /** Bugs. */
    RP_INTERNAL_ERRORS(
            "keywave_rp_internal_errors_total", Kind.COUNTER, "Requests answered with 500 because of a bug."),
    /** Requests without a good token. */
    RP_UNAUTHORIZED("keywave_rp_unauthorized_total", Kind.COUNTER, "Requests to Graph without a token that is good."),
    /** Requests beyond a limit. */
    RP_THROTTLED("keywave_rp_throttled_total", Kind.COUNTER, "Requests to Graph beyond an app's limit."),
    /** Credentials now. */
    RP_CREDENTIALS("keywave_rp_credentials", Kind.GAUGE, "Credentials that are registered now."),
    /** The queue of a relying party of limited capacity. */
    RP_QUEUE(
            "keywave_rp_queue_seconds",
            Kind.GAUGE,
            "How long a result that comes now waits for its turn, with --max-rate; else 0.");

    private final String prometheusName;
    private final Kind kind;
    private final String sentence;
    private final String labels;

    MeterName(String prometheusName, Kind kind, String sentence, String... labels) {
        this.prometheusName = prometheusName;
        this.kind = kind;
        this.sentence = sentence;
        this.labels = String.join(",", labels);
    }

    /** What a meter is. */
    public enum Kind {
        /** Only ever grows. */
        COUNTER,
        /** Goes up and down. */
        GAUGE
    }

    /** The name in Prometheus, with unit and suffix. */
    public String prometheusName() {
        return prometheusName;
    }

    /** Counter or gauge. */
    public Kind kind() {
        return kind;
    }

    /** One sentence. */
    public String sentence() {
        return sentence;
    }

    /** Label names in order; most meters have none. */
    public List<String> labels() {
        return labels.isEmpty() ? List.of() : List.of(labels.split(","));
    }
}
