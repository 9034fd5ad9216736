import static dev.keywave.gatling.PasskeyDsl.confirmRegistered;
import static dev.keywave.gatling.PasskeyDsl.credentialBody;
import static dev.keywave.gatling.PasskeyDsl.passkey;
import static dev.keywave.gatling.PasskeyDsl.passkeyOptions;
import static dev.keywave.gatling.PasskeyDsl.passkeyUsers;
import static dev.keywave.gatling.PasskeyDsl.passkeys;
import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.details;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.group;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;

import dev.keywave.gatling.PasskeyProtocolBuilder;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpProtocolBuilder;

/** New users register a passkey, look around, and log in with it. */
public class PasskeyLogin extends Simulation {

    HttpProtocolBuilder httpProtocol = http
            .baseUrl(System.getProperty("target", "http://localhost:8080"))
            .contentTypeHeader("application/json")
            .disableWarmUp();

    PasskeyProtocolBuilder passkeyProtocol = passkeys()
            .users(1_000)
            .models("windows-hello=60,synced-passkey=40");

    ChainBuilder register = group("registration").on(
            exec(http("registration options")
                    .post("/attestation/options")
                    .body(StringBody("{\"username\":\"#{username}\",\"displayName\":\"#{username}\"}"))
                    .check(passkeyOptions().saveAs("options"))),
            exec(passkey("create").options("#{options}").saveAs("credential")),
            exec(http("registration result")
                    .post("/attestation/result")
                    .body(credentialBody("credential"))
                    .check(jsonPath("$.status").is("ok"))),
            exec(confirmRegistered()));

    ChainBuilder login = group("login").on(
            exec(http("login options")
                    .post("/assertion/options")
                    .body(StringBody("{\"username\":\"#{username}\"}"))
                    .check(passkeyOptions().saveAs("options"))),
            exec(passkey("get").options("#{options}").saveAs("credential")),
            exec(http("login result")
                    .post("/assertion/result")
                    .body(credentialBody("credential"))
                    .check(jsonPath("$.status").is("ok"))));

    {
        setUp(scenario("Newcomers")
                        .feed(passkeyUsers().unregistered())
                        .exec(register)
                        .exitHereIfFailed()
                        .pause(1)
                        .exec(login)
                        .injectOpen(constantUsersPerSec(20).during(10)))
                .protocols(httpProtocol, passkeyProtocol)
                .assertions(
                        global().failedRequests().percent().lt(1.0),
                        details("login").responseTime().percentile(99.0).lt(1_000));
    }
}
