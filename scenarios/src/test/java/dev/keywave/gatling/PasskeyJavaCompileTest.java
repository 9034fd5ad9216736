package dev.keywave.gatling;

import static dev.keywave.gatling.PasskeyDsl.confirmRegistered;
import static dev.keywave.gatling.PasskeyDsl.credentialBody;
import static dev.keywave.gatling.PasskeyDsl.passkey;
import static dev.keywave.gatling.PasskeyDsl.passkeyOptions;
import static dev.keywave.gatling.PasskeyDsl.passkeyUsers;
import static dev.keywave.gatling.PasskeyDsl.passkeys;
import static dev.keywave.gatling.PasskeyDsl.releaseUser;
import static dev.keywave.gatling.PasskeyDsl.webauthn4j;
import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Simulation;
import java.util.Map;

/** Every word of the DSL as a simulation writes it. It is compiled and never run: what no longer compiles was changed. */
public final class PasskeyJavaCompileTest extends Simulation {

    private final PasskeyProtocolBuilder protocol = passkeys()
            .users(1_000)
            .seed("text")
            .population("users.pop")
            .models("windows-hello=60,synced-passkey=40")
            .modelFile("my-model.yaml")
            .algorithms("ES256=80,EdDSA=20")
            .authenticatorsPerUser(2)
            .target("https://login.example.com/auth")
            .origin("https://login.example.com")
            .crypto("accp")
            .authenticator(webauthn4j())
            .injector(1, 4)
            .vars(Map.of("realm", "demo"))
            .secret("token", "env:TOKEN")
            .feeder("users.csv");

    private final ChainBuilder register = exec(
                    feed(passkeyUsers().unregistered()),
                    http("options")
                            .post("/options")
                            .body(StringBody("{\"username\":\"#{username}\"}"))
                            .check(
                                    status().is(200),
                                    passkeyOptions("/publicKey").saveAs("options")))
            .exec(passkey("create")
                    .name("create a passkey")
                    .options("#{options}")
                    .user("#{passkeyUser}")
                    .device(1)
                    .saveAs("credential"))
            .exec(http("result").post("/result").body(credentialBody("credential")))
            .exec(confirmRegistered(), confirmRegistered(1));

    private final ChainBuilder logIn = feed(passkeyUsers(protocol).registered())
            .exec(http("options").post("/options").check(passkeyOptions().saveAs("options")))
            .exec(passkey("get").options("#{options}").device("#{device}").saveAs("assertion"))
            .exec(http("result")
                    .post("/result")
                    .header("Signature", "#{assertion.response.signature}")
                    .body(StringBody("{\"credential\":#{assertion}}")))
            .exec(releaseUser());

    private final ScenarioBuilder anybody =
            scenario("anybody").feed(passkeyUsers().any()).exec(register, logIn);

    {
        setUp(anybody.injectOpen(atOnceUsers(1)).protocols(protocol)).protocols(http, protocol);
    }
}
