package dev.keywave.gatling.measure;

import static dev.keywave.gatling.PasskeyDsl.passkeys;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.rampUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.Simulation;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;

/** Users who enrol, log in once and then wait, so that the heap can be looked at. */
public final class ParkedUsers extends Simulation {

    private final String target = Objects.requireNonNull(System.getProperty("keywave.measure.target"));
    private final int users = Integer.getInteger("keywave.measure.users", 10_000);

    /** Its settings are system properties that {@link Measure} gives. */
    public ParkedUsers() {
        Journeys journey = Journeys.valueOf(
                System.getProperty("keywave.measure.journey", "dsl").toUpperCase(Locale.ROOT));
        setUp(scenario("parked")
                        .exec(journey.enrol(), journey.logIn(), pause(Duration.ofHours(1)))
                        .injectOpen(rampUsers(users).during(Duration.ofSeconds(20))))
                .protocols(
                        http.baseUrl(target)
                                .contentTypeHeader("application/json")
                                .disableCaching()
                                .shareConnections(),
                        passkeys().users(users).models("synced-passkey").algorithms("ES256"));
    }

    @Override
    public void before() {
        Window.awaitParked(target, users);
    }
}
