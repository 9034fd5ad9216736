package dev.keywave.gatling;

import static dev.keywave.gatling.PasskeyDsl.adapter;
import static dev.keywave.gatling.PasskeyDsl.passkeyUsers;
import static dev.keywave.gatling.PasskeyDsl.passkeys;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.attack.AttackCatalogue;
import dev.keywave.attack.Preparation;
import dev.keywave.relyingparty.RelyingPartyConfig;
import dev.keywave.relyingparty.RelyingPartyServer;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Simulation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Adapters as chains, in a run of Gatling against the embedded relying party. */
final class AdapterDslTest {

    private static final List<String> ATTACKS = List.of(
            "authentication-origin-of-attacker",
            "registration-origin-of-attacker",
            "authentication-replayed-result",
            "registration-replayed-result",
            "authentication-abandoned-challenge",
            "authentication-other-users-challenge",
            "registration-other-users-challenge",
            "other-users-result",
            "credential-id-registered-for-another");

    private static String origin = "";

    /** Ceremonies as they should be, and attacks. */
    public static final class Ceremonies extends Simulation {

        /** Sets it up. */
        public Ceremonies() {
            AdapterDsl fido = adapter("fido-conformance");
            ChainBuilder login = exec(fido.authenticate());
            ChainBuilder honest = exec(login)
                    .exec(fido.register())
                    .exec(fido.as("again").register())
                    .exec(login)
                    .exec(login);
            ChainBuilder attacked = exec(fido.authenticate());
            for (String attack : ATTACKS) {
                attacked = attacked.exec(fido.attack(attack));
            }
            attacked = attacked.exec(fido.as("one of two").attack("ecdsa-r-plus-order", "eddsa-s-plus-order"))
                    .exec(fido.as("after all").authenticate());
            setUp(scenario("honest")
                            .feed(passkeyUsers().unregistered())
                            .exec(honest)
                            .injectOpen(atOnceUsers(3))
                            .andThen(scenario("attacked")
                                    .feed(passkeyUsers().registered())
                                    .exec(attacked)
                                    .injectOpen(atOnceUsers(1))))
                    .protocols(
                            http.baseUrl(origin),
                            passkeys().users(8).seed("flows").algorithms("ES256=1"));
        }
    }

    @TempDir
    private Path results;

    @Test
    void ceremoniesAndAttacksStandInTheReport() throws IOException {
        try (RelyingPartyServer server =
                RelyingPartyServer.start(RelyingPartyConfig.builder().loops(1).build())) {
            origin = server.origin();
            FlowRun run = FlowRun.of(Ceremonies.class, results);

            assertThat(run.at("fido-conformance register /")).isEqualTo("3 OK");
            assertThat(run.at("fido-conformance register / POST /attestation/options"))
                    .isEqualTo("3 OK");
            assertThat(run.at("fido-conformance register / passkey create")).isEqualTo("3 OK");
            assertThat(run.at("fido-conformance register / POST /attestation/result"))
                    .isEqualTo("3 OK");
            assertThat(run.at("fido-conformance authenticate /")).isEqualTo("7 OK, 3 KO");
            assertThat(run.at("fido-conformance authenticate / passkey get")).isEqualTo("7 OK, 3 KO: no credential");
            assertThat(run.at("fido-conformance authenticate / POST /assertion/result"))
                    .isEqualTo("7 OK");
            assertThat(run.at("after all / POST /assertion/result")).isEqualTo("1 OK");
            assertThat(run.at("again / passkey create")).isEqualTo("3 OK");
            assertThat(run.at("again / POST /attestation/result"))
                    .as("the relying party holds the credential already")
                    .isEmpty();
            everyAttackIsRejected(run);
        }
    }

    private static void everyAttackIsRejected(FlowRun run) {
        assertThat(run.at("one of two / verdict")).isEqualTo("1 OK");
        for (String attack : ATTACKS) {
            assertThat(run.at("attack " + attack + " /")).as(attack).isEqualTo("1 OK");
            assertThat(run.at("attack " + attack + " / verdict")).as(attack).isEqualTo("1 OK");
            String result = run.at("attack " + attack + " / POST /assertion/result")
                    + run.at("attack " + attack + " / POST /attestation/result");
            Preparation prepare = AttackCatalogue.byName(attack).prepare();
            assertThat(result).as(attack).isEqualTo(prepare.toTheEnd() ? "2 OK" : "1 OK");
            String options = run.at("attack " + attack + " / POST /assertion/options")
                    + run.at("attack " + attack + " / POST /attestation/options");
            assertThat(options).as(attack).isEqualTo(prepare == Preparation.NONE ? "1 OK" : "2 OK");
        }
    }
}
