package dev.keywave.gatling;

import static dev.keywave.gatling.PasskeyDsl.passkey;
import static dev.keywave.gatling.PasskeyDsl.passkeys;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.Simulation;

/** A simulation that cannot be built. */
public final class UnknownModel extends Simulation {

    /** Names a model that nobody knows. */
    public UnknownModel() {
        setUp(scenario("nobody").exec(passkey("get")).injectOpen(atOnceUsers(1)))
                .protocols(http.baseUrl("http://localhost:1"), passkeys().models("windows-helo"));
    }
}
