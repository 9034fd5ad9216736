package dev.keywave.gatling.measure;

import static dev.keywave.gatling.PasskeyDsl.passkeys;
import static dev.keywave.gatling.PasskeyDsl.webauthn4j;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.during;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.pace;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;

import dev.keywave.gatling.PasskeyProtocolBuilder;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Simulation;
import java.util.Locale;
import java.util.Objects;

/**
 * A closed workload of logins: each user enrols once and logs in until the time is over. A login that fails posts no
 * result, so that the server does not count it.
 */
public final class LoginLoad extends Simulation {

    private final String target = Objects.requireNonNull(System.getProperty("keywave.measure.target"));
    private final long warmUpS = Long.getLong("keywave.measure.warm", 45);
    private final long measuredS = Long.getLong("keywave.measure.for", 30);

    /** Its settings are system properties that {@link Measure} gives. */
    public LoginLoad() {
        int users = Integer.getInteger("keywave.measure.users", 64);
        Journeys journey = Journeys.valueOf(
                System.getProperty("keywave.measure.journey", "dsl").toUpperCase(Locale.ROOT));
        PasskeyProtocolBuilder passkeys =
                passkeys().users(users).models("synced-passkey").algorithms("ES256");
        setUp(scenario("logins")
                        .exec(
                                exec(journey.enrol()),
                                during(java.time.Duration.ofSeconds(warmUpS + measuredS + 2))
                                        .on(paced(journey.logIn())))
                        .injectOpen(atOnceUsers(users)))
                .protocols(
                        http.baseUrl(target)
                                .contentTypeHeader("application/json")
                                .disableCaching(),
                        journey == Journeys.WEBAUTHN4J_DSL ? passkeys.authenticator(webauthn4j()) : passkeys);
    }

    /** Flat out, or each user once in so many milliseconds, so that all journeys are put to the same load. */
    private static ChainBuilder paced(ChainBuilder login) {
        String paceMs = System.getenv("KEYWAVE_MEASURE_PACE_MS");
        return paceMs == null
                ? login
                : pace(java.time.Duration.ofMillis(Long.parseLong(paceMs))).exec(login);
    }

    @Override
    public void before() {
        Window.open(target, warmUpS, measuredS);
    }
}
