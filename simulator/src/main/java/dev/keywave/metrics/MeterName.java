package dev.keywave.metrics;

import java.util.List;

/**
 * Every meter of ours with its kind, its labels and one sentence, which Prometheus shows as its help. Units are in the names,
 * as Prometheus wants it (https://prometheus.io/docs/practices/naming/). Meters of a run also have the labels {@code run} and
 * {@code rank}. No label is ever a user or a credential; what a relying party writes is cleaned and bounded first.
 */
public enum MeterName {
    /** Intended starts. */
    CEREMONIES_INTENDED(
            "keywave_ceremonies_intended_total",
            Kind.COUNTER,
            "Intended starts of measured phases that are due.",
            "ceremony"),
    /** Ended ceremonies. */
    CEREMONIES(
            "keywave_ceremonies_total",
            Kind.COUNTER,
            "Ceremonies of measured phases that ended, by outcome.",
            "ceremony,outcome"),
    /** Ended ceremonies that do not count. */
    WARM_UP_CEREMONIES(
            "keywave_warm_up_ceremonies_total",
            Kind.COUNTER,
            "Ceremonies that ended and belong to phases that are not measured, by outcome.",
            "ceremony,outcome"),
    /** Why. */
    REASONS(
            "keywave_ceremony_reasons_total",
            Kind.COUNTER,
            "Reasons given for ceremonies of measured phases, mostly of those not accepted.",
            "ceremony,reason"),
    /** Response time. */
    RESPONSE_TIME(
            "keywave_response_time_seconds",
            Kind.HISTOGRAM,
            "From the intended start to the end, by outcome; measured phases.",
            "ceremony,outcome"),
    /** Service time. */
    SERVICE_TIME(
            "keywave_service_time_seconds",
            Kind.HISTOGRAM,
            "From the first byte sent to the end, by outcome; measured phases.",
            "ceremony,outcome"),
    /** Stages. */
    STEP_TIME(
            "keywave_step_time_seconds",
            Kind.HISTOGRAM,
            "Parts of ceremonies of measured phases: connection_wait, tls_handshake, options, user, sign, result.",
            "ceremony,step,outcome"),
    /** For Prometheus without native histograms. */
    RESPONSE_TIME_BUCKETS(
            "keywave_response_time_classic_seconds",
            Kind.CLASSIC_HISTOGRAM,
            "The response time in a few classic buckets.",
            "ceremony"),
    /** By authenticator. */
    MODEL_CEREMONIES(
            "keywave_model_ceremonies_total",
            Kind.COUNTER,
            "Ceremonies of measured phases that ended, by authenticator model and algorithm.",
            "ceremony,model,algorithm,outcome"),
    /** By authenticator. */
    MODEL_RESPONSE_TIME(
            "keywave_model_response_time_seconds",
            Kind.HISTOGRAM,
            "The response time of accepted ceremonies by authenticator model; measured phases.",
            "ceremony,model"),
    /** Under way. */
    IN_FLIGHT("keywave_ceremonies_in_flight", Kind.GAUGE, "Ceremonies under way."),
    /** Waiting. */
    QUEUED(
            "keywave_ceremonies_queued",
            Kind.GAUGE,
            "Intended starts that are due and wait for an idle user or a place."),
    /** Attacks. */
    ATTACKS(
            "keywave_attacks_total",
            Kind.COUNTER,
            "Attacks of measured phases that ended, by outcome; an accepted one is a finding.",
            "attack,outcome"),
    /** Look-alikes. */
    LOOK_ALIKES(
            "keywave_look_alikes_total",
            Kind.COUNTER,
            "Honest ceremonies that look like an attack, by outcome; a rejected one is a finding.",
            "attack,outcome"),
    /** Races. */
    RACES(
            "keywave_races_total",
            Kind.COUNTER,
            "Two ceremonies of one credential that met on purpose, by how they met and what came of it.",
            "attack,outcome"),
    /** Flood. */
    FLOOD(
            "keywave_flood_requests_total",
            Kind.COUNTER,
            "Options that were asked for and never used, by outcome.",
            "outcome"),
    /** Their time. */
    ATTACK_SERVICE_TIME(
            "keywave_attack_service_time_seconds", Kind.HISTOGRAM, "Service time of attacks and look-alikes."),
    /** Is the generator on time? */
    SEND_LAG(
            "keywave_send_lag_seconds",
            Kind.HISTOGRAM,
            "From the intended start to the moment its loop took it up; measured phases."),
    /** Can the figures be trusted? */
    RUN_VALID(
            "keywave_run_valid",
            Kind.GAUGE,
            "1 while the generator keeps up, 0 once the figures so far are not to be trusted."),
    /** Loops. */
    LOOP_CPU("keywave_loop_cpu_seconds_total", Kind.COUNTER, "Processor time of each event loop's thread.", "loop"),
    /** Broken clocks. */
    CLAMPED(
            "keywave_clamped_times_total",
            Kind.COUNTER,
            "Times that were negative or over an hour and are not shown as they were."),
    /** Connections. */
    CONNECTIONS_OPEN("keywave_connections_open", Kind.GAUGE, "Connections to the relying party that are open."),
    /** Busy connections. */
    CONNECTIONS_IN_USE("keywave_connections_in_use", Kind.GAUGE, "Connections with an exchange under way."),
    /** Waiting requests. */
    REQUESTS_WAITING("keywave_requests_waiting", Kind.GAUGE, "Requests that wait for a connection."),
    /** Opened. */
    CONNECTIONS_OPENED("keywave_connections_opened_total", Kind.COUNTER, "Connections opened."),
    /** Not opened. */
    CONNECTION_FAILURES(
            "keywave_connection_failures_total",
            Kind.COUNTER,
            "Attempts to connect that failed, TLS handshakes among them."),
    /** Handshakes. */
    TLS_HANDSHAKES(
            "keywave_tls_handshakes_total",
            Kind.COUNTER,
            "TLS handshakes by outcome: full, resumed or failed.",
            "outcome"),
    /** Bytes in. */
    BYTES_RECEIVED("keywave_received_bytes_total", Kind.COUNTER, "Bytes read from connections, after decryption."),
    /** Bytes out. */
    BYTES_SENT("keywave_sent_bytes_total", Kind.COUNTER, "Bytes given to connections, before encryption."),
    /** What goes on. */
    PHASE(
            "keywave_phase",
            Kind.GAUGE,
            "1 for the phase that is on; name and whether it is measured.",
            "phase,measured"),
    /** Thresholds. */
    THRESHOLD_MET(
            "keywave_threshold_met", Kind.GAUGE, "1 while the figures so far keep the threshold, else 0.", "threshold"),
    /** Traces. */
    TRACED(
            "keywave_traced_ceremonies_total",
            Kind.COUNTER,
            "Ceremonies of measured phases that carried a trace context to the relying party; attacks, races and floods"
                    + " among them.",
            "ceremony"),
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
            "ceremony,reason"),
    /** What report-only policies saw. */
    RP_REPORT_ONLY(
            "keywave_rp_report_only_total",
            Kind.COUNTER,
            "Sign-ins that a report-only policy would have refused if it were enforced, by policy and reason.",
            "policy,reason"),
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
            "How long a result that comes now waits for its turn, with --max-rate; else 0."),
    /** Verification. */
    RP_VERIFICATION_TIME(
            "keywave_rp_verification_seconds",
            Kind.HISTOGRAM,
            "What the library's verification of a result took, accepted or not.",
            "ceremony"),
    /** Challenge store. */
    RP_PENDING(
            "keywave_rp_pending_ceremonies",
            Kind.GAUGE,
            "Ceremonies whose options were given and whose challenge is still good, by ceremony.",
            "ceremony"),
    /** Connections. */
    RP_CONNECTIONS("keywave_rp_connections_open", Kind.GAUGE, "Connections that are open."),
    /** Enrolment rate. */
    ROLLOUT_ENROLLED(
            "keywave_rollout_enrolled_ratio",
            Kind.GAUGE,
            "Share of the wave's users with a passkey at its checkpoint.",
            "wave"),
    /** Two methods. */
    ROLLOUT_TWO_METHODS(
            "keywave_rollout_two_methods_ratio",
            Kind.GAUGE,
            "Share of the wave's users with two passkeys at its checkpoint.",
            "wave"),
    /** High impact. */
    ROLLOUT_HIGH_IMPACT(
            "keywave_rollout_high_impact_ratio",
            Kind.GAUGE,
            "Share of the high-impact users in waves up to this one with a passkey at its checkpoint.",
            "wave"),
    /** Success. */
    ROLLOUT_SIGN_IN_SUCCESS(
            "keywave_rollout_sign_in_success_ratio",
            Kind.GAUGE,
            "Share of the wave's sign-ins that succeed, over the seven days up to its checkpoint.",
            "wave"),
    /** Device readiness. */
    ROLLOUT_DEVICE_READY(
            "keywave_rollout_device_ready_ratio",
            Kind.GAUGE,
            "Share of the wave's users whose device is compliant.",
            "wave"),
    /** Lockouts. */
    ROLLOUT_LOCKED_OUT(
            "keywave_rollout_locked_out_ratio",
            Kind.GAUGE,
            "Share of the wave's users whom enforcement locks out on the worst day up to its checkpoint.",
            "wave"),
    /** Support calls. */
    ROLLOUT_SUPPORT_CALLS(
            "keywave_rollout_support_calls_ratio",
            Kind.GAUGE,
            "Password-related support calls since the wave began, in proportion to before the rollout.",
            "wave"),
    /** Methods in use. */
    ROLLOUT_METHOD(
            "keywave_rollout_method_ratio",
            Kind.GAUGE,
            "Share of each method in the wave's attempts to sign in, over the seven days up to its checkpoint.",
            "wave,method"),
    /** Time saved. */
    ROLLOUT_SAVED(
            "keywave_rollout_saved_seconds",
            Kind.GAUGE,
            "People's time saved while signing in since the wave began.",
            "wave"),
    /** Lost keys. */
    ROLLOUT_RECOVERIES(
            "keywave_rollout_recoveries",
            Kind.GAUGE,
            "People who lost their authenticator and got back in since the wave began.",
            "wave"),
    /** Demand. */
    ROLLOUT_DEMAND(
            "keywave_rollout_demand_per_second",
            Kind.GAUGE,
            "Ceremonies per second at the highest of the wave's peak, median over the seeds.",
            "wave,ceremony"),
    /** Capacity. */
    ROLLOUT_CAPACITY(
            "keywave_rollout_capacity_per_second",
            Kind.GAUGE,
            "Ceremonies of the peak's mix per second that the relying party can take, by the account of it.",
            "wave,account"),
    /** Headroom. */
    ROLLOUT_HEADROOM(
            "keywave_rollout_headroom_ratio",
            Kind.GAUGE,
            "Share of the capacity that stays free at the wave's peak.",
            "wave"),
    /** Verdict. */
    ROLLOUT_GO("keywave_rollout_go", Kind.GAUGE, "1 when the wave is a go, 0 when it is a no-go.", "wave"),
    /** A driven wave, live. */
    ROLLOUT_DRIVEN(
            "keywave_rollout_driven_per_second",
            Kind.GAUGE,
            "Accepted ceremonies per second of the last second, while the wave's peak is driven.",
            "wave,ceremony"),
    /** In Gatling. */
    GATLING_CEREMONIES(
            "keywave_gatling_ceremonies_total",
            Kind.COUNTER,
            "Ceremonies of Gatling's virtual users that ended, by outcome.",
            "ceremony,outcome"),
    /** Why. */
    GATLING_REASONS(
            "keywave_gatling_reasons_total",
            Kind.COUNTER,
            "Reasons for ceremonies of Gatling's virtual users that were not accepted.",
            "ceremony,reason"),
    /** Their time. */
    GATLING_SERVICE_TIME(
            "keywave_gatling_service_time_seconds",
            Kind.HISTOGRAM,
            "From a ceremony's first request to its end, in Gatling.",
            "ceremony,outcome"),
    /** Signing. */
    GATLING_SIGN_TIME(
            "keywave_gatling_sign_time_seconds",
            Kind.HISTOGRAM,
            "What the client and the authenticator took for a ceremony, in Gatling.",
            "ceremony"),
    /** Attacks. */
    GATLING_ATTACKS(
            "keywave_gatling_attacks_total",
            Kind.COUNTER,
            "Attacks in Gatling, by outcome; an accepted one is a finding.",
            "attack,outcome"),
    /** Look-alikes. */
    GATLING_LOOK_ALIKES(
            "keywave_gatling_look_alikes_total",
            Kind.COUNTER,
            "Honest ceremonies in Gatling that look like an attack, by outcome; a rejected one is a finding.",
            "attack,outcome");

    private final String prometheusName;
    private final Kind kind;
    private final String sentence;
    private final String labels; // separated by commas

    MeterName(String prometheusName, Kind kind, String sentence) {
        this(prometheusName, kind, sentence, "");
    }

    MeterName(String prometheusName, Kind kind, String sentence, String labels) {
        this.prometheusName = prometheusName;
        this.kind = kind;
        this.sentence = sentence;
        this.labels = labels;
    }

    /** What a meter is. */
    public enum Kind {
        /** Only ever grows. */
        COUNTER,
        /** Goes up and down. */
        GAUGE,
        /** A native histogram, schema 5: buckets 2.2% wide, which travel over protobuf only. */
        HISTOGRAM,
        /** A histogram of a few fixed buckets. */
        CLASSIC_HISTOGRAM
    }

    /** The name in Prometheus, with unit and suffix. */
    public String prometheusName() {
        return prometheusName;
    }

    /** What it is. */
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
