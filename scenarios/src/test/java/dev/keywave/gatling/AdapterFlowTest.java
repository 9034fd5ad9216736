package dev.keywave.gatling;

import static dev.keywave.gatling.PasskeyDsl.adapter;
import static dev.keywave.gatling.PasskeyDsl.passkeys;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.core.CoreDsl.tryMax;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Simulation;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Gatling has to carry of an adapter, and how what goes wrong is told, against a server with a script. */
final class AdapterFlowTest {

    /** What the server answers to a sign-in with a password, and what stands in the report then. */
    private static final Map<String, String> ANSWERS = Map.of(
            "ok", "POST /answer/ok = 1 OK",
            "no", "POST /answer/no = 0 OK, 1 KO: rejected: status_400: user # is unknown",
            "later", "POST /answer/later = 0 OK, 1 KO: throttled: status_429_retry_after",
            "broken", "POST /answer/broken = 0 OK, 1 KO: failed: status_500",
            "other", "POST /answer/other = 0 OK, 1 KO: rejected: json_ok_unexpected",
            "page", "POST /answer/page = 0 OK, 1 KO: failed: content_type_text_html",
            "elsewhere", "GET {next} = 0 OK, 1 KO: failed: redirect_to_other_host",
            "endless", "loop on {next} = 0 OK, 1 KO: failed: loop_without_end",
            "unknown", "loop on {next} = 0 OK, 1 KO: failed: loop_unexpected_unheard_of",
            "nothing", "POST /answer/nothing = 0 OK, 1 KO: i.g.h.c.i.PrematureCloseException: Premature close");

    private static String origin = "";
    private static String otherOrigin = "";

    /** Everything in one run, by one virtual user. */
    public static final class Everything extends Simulation {

        /** Sets it up. */
        public Everything() {
            AdapterDsl scripted = adapter(file("scripted.yaml"));
            AdapterDsl password = scripted.user("#{other}");
            ChainBuilder all = feed(List.of(Map.<String, Object>of("passkeyUser", 1, "other", "2"))
                            .iterator())
                    .exec(http("before").get("/before"))
                    .exec(scripted.keepSession().as("kept").register())
                    .exec(http("between").get("/between"))
                    .exec(scripted.register())
                    .exec(http("after").get("/after"))
                    .exec(scripted.register())
                    .exec(scripted.as("twice").authenticate())
                    .exec(scripted.as("twice").authenticate())
                    .exec(tryMax(2)
                            .on(exec(password.var("answer", "no").as("tried").password())));
            for (String answer : ANSWERS.keySet()) {
                all = all.exec(password.var("answer", answer).as(answer).password());
            }
            for (String answer : List.of("ok", "no", "broken", "later")) {
                AdapterDsl one = scripted.var("answer", answer);
                all = all.exec(one.as("attack " + answer).attack("authentication-origin-of-attacker"))
                        .exec(one.as("look-alike " + answer).attack("authentication-extra-client-data"));
            }
            all = all.exec(password.target(otherOrigin).as("elsewhere, too").password())
                    .exec(scripted.as("lonely").attack("other-users-result"))
                    .exec(scripted.as("counting").attack("counter-zero"))
                    .exec(scripted.user("#{nobody}").as("nobody").password())
                    .exec(scripted.user("77").as("beyond").password());
            setUp(scenario("all").exec(all).injectOpen(atOnceUsers(1)))
                    .protocols(
                            // an adapter judges its responses alone
                            http.baseUrl(origin)
                                    .acceptHeader("text/html")
                                    .userAgentHeader("a browser")
                                    .check(status().is(299)),
                            passkeys()
                                    .users(4)
                                    .seed("scripted")
                                    .models("synced-passkey=1")
                                    .trace("100%")
                                    .feeder(file("mails.csv"))
                                    .secret("key", "file:" + file("key.txt")));
        }
    }

    private static String file(String name) {
        URL file = Objects.requireNonNull(AdapterFlowTest.class.getResource(name));
        return Path.of(file.getPath()).toString();
    }

    @TempDir
    private Path results;

    @Test
    void gatlingCarriesWhatAnAdapterSaysAndTellsWhatWentWrong() throws IOException {
        try (ScriptedServer server = new ScriptedServer();
                ScriptedServer other = new ScriptedServer()) {
            origin = server.origin();
            otherOrigin = other.origin();
            FlowRun run = FlowRun.of(Everything.class, results);

            theAnswersAreTold(run);
            theVerdictsAreTold(run);
            theRequestsWentOutAsWritten(server.asked());
            theRequestsOfACeremonyAreOneTrace(server.traceparents());
            assertThat(other.asked())
                    .containsExactly("POST /answer/ok [] {\"user\":\"kw-7a7351-2\",\"mail\":\"c@example.com\"}hush");
            assertThat(run.at("kept /")).isEqualTo("1 OK");
            assertThat(run.at("scripted register /")).isEqualTo("2 OK");
            assertThat(run.at("scripted register / PUT /key/{cred.id}")).isEqualTo("2 OK");
            assertThat(run.at("twice / passkey get")).isEqualTo("2 OK");
            assertThat(run.at("tried /")).isEqualTo("0 OK, 2 KO");
            assertThat(run.at("nobody / password")).isEqualTo("0 OK, 1 KO: No attribute named 'nobody' is defined");
            assertThat(run.at("beyond / password")).startsWith("0 OK, 1 KO: no such user");
        }
    }

    private static void theAnswersAreTold(FlowRun run) {
        ANSWERS.forEach((answer, told) -> {
            String[] entry = told.split(" = ", 2);
            assertThat(run.at(answer + " / " + entry[0])).as(answer).isEqualTo(entry[1]);
            assertThat(run.at(answer + " /")).as(answer).isEqualTo(answer.equals("ok") ? "1 OK" : "0 OK, 1 KO");
        });
    }

    private static void theVerdictsAreTold(FlowRun run) {
        String attack = "authentication-origin-of-attacker";
        String lookAlike = "authentication-extra-client-data";
        assertThat(run.at("attack ok / verdict")).isEqualTo("0 OK, 1 KO: accepted: " + attack);
        assertThat(run.at("attack no / verdict")).isEqualTo("1 OK");
        assertThat(run.at("attack no / POST /answer/no")).isEqualTo("1 OK");
        assertThat(run.at("attack no /")).isEqualTo("1 OK");
        assertThat(run.at("attack broken / verdict")).isEqualTo("0 OK, 1 KO: server error: status_500");
        assertThat(run.at("attack later / verdict")).isEqualTo("0 OK, 1 KO: throttled: status_429_retry_after");
        assertThat(run.at("look-alike ok / verdict")).isEqualTo("1 OK");
        assertThat(run.at("look-alike no / verdict")).isEqualTo("0 OK, 1 KO: rejected: " + lookAlike);
        assertThat(run.at("look-alike no / POST /answer/no"))
                .isEqualTo("0 OK, 1 KO: rejected: status_400: user # is unknown");
        assertThat(run.at("lonely / verdict"))
                .isEqualTo("0 OK, 1 KO: not prepared: nobody else of the population is free");
        assertThat(run.at("counting / verdict")).isEqualTo("0 OK, 1 KO: not sent: attack_not_applicable");
    }

    /** Of the first one there are five requests, between two that are none of an adapter's. */
    private static void theRequestsOfACeremonyAreOneTrace(List<String> traceparents) {
        assertThat(traceparents.get(0)).isEmpty();
        assertThat(traceparents.get(6)).isEmpty();
        List<String> first = traceparents.subList(1, 6);
        assertThat(first)
                .doesNotHaveDuplicates()
                .allMatch(one -> one.matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01"))
                .allMatch(one -> one.startsWith(first.get(0).substring(0, 36)));
        assertThat(traceparents.get(7))
                .startsWith("00-")
                .doesNotStartWith(first.get(0).substring(0, 36));
    }

    private static void theRequestsWentOutAsWritten(List<String> asked) {
        assertThat(asked.subList(0, 5))
                .as("with the cookies of before, and with those of before the next request")
                .containsExactly(
                        "GET /before [] ",
                        "GET /page?of=1 [BEFORE=1] ",
                        "POST /flow [BEFORE=1; XSRF=x8] user=kw-7a7351-1&token=a%26b",
                        "POST /name?x=%7B [BEFORE=1; XSRF=x8] {\"token\":\"a&b\"}",
                        "GET /options [BEFORE=1; XSRF=x8] ");
        assertThat(asked.get(5)).startsWith("PUT /key/").contains("[BEFORE=1; XSRF=x8] {\"id\":");
        assertThat(asked.subList(6, 8)).containsExactly("GET /between [BEFORE=1; XSRF=x8] ", "GET /page?of=1 [] ");
        assertThat(asked).as("its cookies are there afterwards").contains("GET /after [XSRF=x0] ");
        assertThat(asked)
                .as("no ceremony takes its page from Gatling's cache")
                .filteredOn(request -> request.equals("GET /page?of=1 [] "))
                .hasSize(2);
    }
}
