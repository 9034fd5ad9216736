package dev.keywave.gatling;

import static dev.keywave.gatling.PasskeyDsl.confirmRegistered;
import static dev.keywave.gatling.PasskeyDsl.credentialBody;
import static dev.keywave.gatling.PasskeyDsl.passkey;
import static dev.keywave.gatling.PasskeyDsl.passkeyOptions;
import static dev.keywave.gatling.PasskeyDsl.passkeyUsers;
import static dev.keywave.gatling.PasskeyDsl.passkeys;
import static dev.keywave.gatling.PasskeyDsl.releaseUser;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.details;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.group;
import static io.gatling.javaapi.core.CoreDsl.rendezVous;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;

/** Whatever a simulation can get wrong while it runs; each ends in a KO of its own name. */
public final class BadCeremonies extends Simulation {

    private static final String REQUEST_OPTIONS = "{\"challenge\":\"AAAAAAAAAAAAAAAAAAAAAA\",\"rpId\":\"localhost\"}";
    private static final String CREATION_OPTIONS = "{\"challenge\":\"AAAAAAAAAAAAAAAAAAAAAA\",\"rp\":{\"name\":\"RP\"},"
            + "\"user\":{\"id\":\"AQ\",\"name\":\"u\",\"displayName\":\"U\"},"
            + "\"pubKeyCredParams\":[{\"type\":\"public-key\",\"alg\":-7}]}";

    /** Its settings come from the test. */
    public BadCeremonies() {
        PasskeyProtocolBuilder three = passkeys().users(3);
        setUp(scenario("one user")
                        .exec(
                                options(),
                                passkey("get").name("nobody was fed"),
                                feed(passkeyUsers().unregistered()),
                                passkey("get").name("never registered"),
                                passkey("get").options("#{nowhere}").name("attribute missing"),
                                passkey("get").options("<html>").name("not JSON"),
                                passkey("get").options("{}").name("no challenge"),
                                passkey("get").user("99").name("beyond the population"),
                                passkey("get").user("kim").name("not a number"),
                                passkey("get").device(1).name("second device"),
                                passkey("create")
                                        .options(CREATION_OPTIONS)
                                        .user("1")
                                        .name("created"),
                                passkey("get").options("#{creation}").name("options are text of the other kind"),
                                http("not options")
                                        .get("/metrics")
                                        .check(passkeyOptions().saveAs("other")),
                                http("nothing there").get("/").check(passkeyOptions("/publicKey")),
                                http("nothing to send").post("/").body(credentialBody("lost")),
                                releaseUser(),
                                passkey("get").user("0").name("named by hand"),
                                releaseUser(),
                                exec(Session::markAsSucceeded),
                                confirmRegistered())
                        .injectOpen(atOnceUsers(1))
                        .andThen(scenario("two users of one credential")
                                .exec(options(), byTurns(1), rendezVous(2), byTurns(0), rendezVous(2))
                                .injectOpen(atOnceUsers(2))
                                .andThen(scenario("one too many")
                                        .exec(
                                                feed(passkeyUsers().any()),
                                                feed(passkeyUsers().any()),
                                                feed(passkeyUsers().any()),
                                                feed(passkeyUsers().any()),
                                                group("last")
                                                        .on(
                                                                options(),
                                                                passkey("get").name("exhausted")))
                                        .injectOpen(atOnceUsers(1)))))
                .protocols(http.baseUrl(System.getProperty("keywave.test.target")), three)
                .assertions(
                        details("created").failedRequests().count().is(0L),
                        details("never registered").failedRequests().count().is(1L),
                        details("shared").failedRequests().count().is(2L),
                        details("last", "exhausted").failedRequests().count().is(1L));
    }

    private static ChainBuilder options() {
        return exec(session -> session.set("options", REQUEST_OPTIONS).set("creation", CREATION_OPTIONS));
    }

    /** The first to come names user 2, who is not registered; the other one does so while it is held. */
    private static ChainBuilder byTurns(int rest) {
        return exec(io.gatling.javaapi.core.CoreDsl.doIf(session -> session.userId() % 2 == rest)
                .then(passkey("get").user("2").name("shared")));
    }
}
