package dev.keywave.simulations;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be said to a simulation: by the system property {@code keywave.NAME}, or by the flag {@code --NAME} of
 * {@code keywave gatling}. Those with a mark of {@code keywave run} spell and mean the same there.
 */
public enum Setting {
    TARGET("target", "URL", Kind.TEXT, "Relying party to load. Default: an embedded one, in this process."),
    AUTHORIZED_FOR(
            "authorized-for",
            "HOST",
            Kind.TEXT,
            "The owner of this host, which is not loopback, has agreed to the load."),
    ORIGIN("origin", "ORIGIN", Kind.TEXT, "Origin in the client data. Default: the target's."),
    ADAPTER("adapter", "NAME|FILE", Kind.TEXT, "How the relying party carries ceremonies."),
    FEEDER("feeder", "FILE", Kind.TEXT, "CSV with a row for each user, for the adapter."),
    USERS("users", "N", Kind.COUNT, "Users of the population."),
    POPULATION(
            "population",
            "FILE",
            Kind.TEXT,
            "Keeps the credentials; who is registered there already does not register again. Default: gone after the run."),
    SEED("seed", "TEXT", Kind.TEXT, "Derives a new population from this text. Default: random."),
    MODELS("models", "MIX", Kind.TEXT, "Authenticator models, for example windows-hello=60,synced-passkey=40."),
    MODEL_FILE("model-file", "FILE", Kind.TEXT, "An authenticator model of your own."),
    ALGORITHMS("algorithms", "MIX", Kind.TEXT, "Algorithms, for example ES256=80,EdDSA=20. Default: each model's own."),
    CRYPTO("crypto", "NAME", Kind.TEXT, "Who signs: auto, accp, bc or jdk. Default: auto."),
    INJECTOR("injector", "I/N", Kind.TEXT, "Which of several injectors this is; each has its own share of the users."),
    CONNECTION_POLICY(
            "connection-policy", "user|shared", Kind.TEXT, "Whether each virtual user has connections of its own."),
    REGISTER_RATE(
            "register-rate",
            "RATE",
            Kind.RATE,
            "How fast users register at a target before the run. The embedded relying party gets them at once."),
    MAX_RATE("max-rate", "RATE", Kind.RATE, "The embedded relying party finishes at most so many ceremonies."),
    METRICS(
            "metrics",
            "[HOST:]PORT",
            Kind.TEXT,
            "Shows the figures to Prometheus at /metrics while it runs, on loopback unless a host is named."),
    METRICS_TOKEN(
            "metrics-token",
            "SECRET",
            Kind.TEXT,
            "Bearer token that scrapers must send, as env:NAME or file:PATH. Needed when the host is not loopback."),
    METRICS_LINGER(
            "metrics-linger",
            "TIME",
            Kind.TEXT,
            "Lets /metrics stay so long after the load, before the report, for a scraper to see the last values."),
    PUSH("push", "URL", Kind.TEXT, "Pushes the figures to this Pushgateway every 15 s and at the end."),
    REMOTE_WRITE(
            "remote-write",
            "URL",
            Kind.TEXT,
            "Writes the figures to this end of Prometheus' remote write every 5 s and at the end."),
    GRAFANA(
            "grafana",
            "URL",
            Kind.TEXT,
            "Annotates this Grafana with the simulation and its phases; the token is the environment's"
                    + " KEYWAVE_GRAFANA_TOKEN."),
    TRACE(
            "trace",
            "SHARE",
            Kind.SHARE,
            "This share of the ceremonies sends a W3C traceparent; at the end the console names slow and failed ones."),
    P99("p99", "TIME", Kind.DURATION, "Goal: 99% of a ceremony's requests together take less."),
    ERRORS("errors", "SHARE", Kind.SHARE, "Goal: at most this share of the requests fails."),

    RATE("rate", "RATE", Kind.RATE, "Virtual users per second, at the highest."),
    FOR("for", "TIME", Kind.SECONDS, "How long; of each stair or wave, where there are some."),
    SPIKE("spike", "RATE", Kind.RATE, "The rate of the spike."),
    STEPS("steps", "N", Kind.COUNT, "Stairs: the first at the rate given, each next one higher by as much."),
    AT_LEAST(
            "at-least",
            "RATE",
            Kind.RATE,
            "Goal: all stairs up to this rate are within the goals. Default: the first one is."),
    PLAN("plan", "FILE", Kind.TEXT, "Rollout plan, as 'keywave rollout' takes it. Default: organisation-300.yaml."),
    SCALE("scale", "FACTOR", Kind.FACTOR, "Each wave's peak so many times."),
    PASSWORDS("passwords", "SHARE", Kind.SHARE, "Users who fall back to their password."),
    RENEWALS("renewals", "SHARE", Kind.SHARE, "Users who enrol again and log in with what they have then."),
    SECOND("second", "SHARE", Kind.SHARE, "Users who log in with their second device."),
    ATTACKS("attacks", "SHARE", Kind.SHARE, "Ceremonies that break one clause each, beside the honest ones."),
    ATTACK("attack", "NAME,NAME", Kind.TEXT, "Only these attacks. Default: all that the adapter can carry out."),
    LOOK_ALIKES(
            "look-alikes",
            "SHARE",
            Kind.SHARE,
            "Honest ceremonies that only look like an attack, every one of which must be accepted.");

    /** Where an adapter's variables and secrets stand: {@code keywave.var.NAME}. */
    static final List<String> NAMED = List.of("var", "secret");

    private final String label;
    private final String placeholder;
    private final Kind kind;
    private final String description;

    Setting(String label, String placeholder, Kind kind, String description) {
        this.label = label;
        this.placeholder = placeholder;
        this.kind = kind;
        this.description = description;
    }

    /** Its name: {@code authorized-for}. */
    public String label() {
        return label;
    }

    /** What to put in its place, for help: {@code HOST}. */
    public String placeholder() {
        return placeholder;
    }

    /** A sentence or two. */
    public String description() {
        return description;
    }

    /** Whether every simulation has it. */
    public boolean isCommon() {
        return compareTo(ERRORS) <= 0;
    }

    Kind kind() {
        return kind;
    }

    static @Nullable Setting named(String label) {
        return Arrays.stream(values())
                .filter(setting -> setting.label.equals(label))
                .findFirst()
                .orElse(null);
    }
}
