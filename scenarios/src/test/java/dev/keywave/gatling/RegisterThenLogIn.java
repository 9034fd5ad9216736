package dev.keywave.gatling;

import static dev.keywave.gatling.PasskeyDsl.confirmRegistered;
import static dev.keywave.gatling.PasskeyDsl.credentialBody;
import static dev.keywave.gatling.PasskeyDsl.passkey;
import static dev.keywave.gatling.PasskeyDsl.passkeyOptions;
import static dev.keywave.gatling.PasskeyDsl.passkeyUsers;
import static dev.keywave.gatling.PasskeyDsl.passkeys;
import static dev.keywave.gatling.PasskeyDsl.releaseUser;
import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.details;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Simulation;

/** Twenty users register by requests written by hand, then twenty log in twice each. */
public final class RegisterThenLogIn extends Simulation {

    private static final int USERS = 20;

    private static final ChainBuilder REGISTER = exec(
            http("registration options")
                    .post("/attestation/options")
                    .body(StringBody("{\"username\":\"#{username}\",\"displayName\":\"#{username}\"}"))
                    .check(passkeyOptions().saveAs("options")),
            passkey("create").options("#{options}").saveAs("credential"),
            http("registration result")
                    .post("/attestation/result")
                    .body(credentialBody("credential"))
                    .check(jsonPath("$.status").is("ok")),
            confirmRegistered());

    private static final ChainBuilder LOG_IN = exec(
            http("login options")
                    .post("/assertion/options")
                    .body(StringBody("{\"username\":\"#{username}\"}"))
                    .check(passkeyOptions().saveAs("options")),
            passkey("get").options("#{options}").saveAs("assertion"),
            http("login result")
                    .post("/assertion/result")
                    .body(StringBody("#{assertion}"))
                    .check(jsonPath("$.status").is("ok")));

    /** Its settings come from the test. */
    public RegisterThenLogIn() {
        PasskeyProtocolBuilder passkeys = passkeys().users(USERS).seed("register then log in");
        setUp(scenario("registrations")
                        .exec(feed(passkeyUsers().unregistered()), REGISTER, releaseUser())
                        .injectOpen(atOnceUsers(USERS))
                        .andThen(scenario("logins")
                                .exec(feed(passkeyUsers().registered()), LOG_IN, LOG_IN)
                                .injectOpen(atOnceUsers(USERS))))
                .protocols(
                        http.baseUrl(System.getProperty("keywave.test.target")).contentTypeHeader("application/json"),
                        Boolean.getBoolean("keywave.test.webauthn4j")
                                ? passkeys.authenticator(PasskeyDsl.webauthn4j())
                                : passkeys)
                .assertions(
                        global().failedRequests().count().is(0L),
                        details("passkey create").successfulRequests().count().is((long) USERS),
                        details("passkey get").successfulRequests().count().is(2L * USERS));
    }
}
