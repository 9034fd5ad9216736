package dev.keywave.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keywave and each relying party understand one another, and each relying party withstands what it is known to. */
final class InteropIT {

    private static final Matrix MATRIX = new Matrix();

    @AfterAll
    static void writeTheMatrix() throws IOException {
        MATRIX.write(Workplace.BUILT.resolve("matrix.md"));
    }

    static List<Target> targets() {
        return Targets.all();
    }

    @ParameterizedTest
    @MethodSource("targets")
    void aRelyingPartyTakesHonestCeremoniesAndAnswersAttacksAsExpected(Target target)
            throws IOException, InterruptedException {
        for (List<String> need : target.needs()) {
            if (!Command.succeeds(need)) {
                String why = "skipped: '" + String.join(" ", need) + "' does not work here";
                MATRIX.missing(target, why);
                abort(target + " is " + why);
            }
        }
        try {
            Workplace workplace = Workplace.of(target.name());
            workplace.build(target.build());
            try (Server server = Server.start(target, workplace)) {
                for (Flow flow : target.flows()) {
                    run(target, flow, server);
                }
            }
        } catch (AssertionError | IOException e) {
            MATRIX.missing(target, "failed, see the test's message");
            throw e;
        }
    }

    private static void run(Target target, Flow flow, Server server) throws IOException, InterruptedException {
        Keywave keywave = new Keywave(flow, server.uri());
        Expected expected = Expected.of(flow.adapter());
        try {
            Map<Attack, Answer> answers = attack(flow, keywave, server);
            ConformanceRun conformance = ConformanceRun.takesPart(flow) ? conformance(flow, keywave, server) : null;
            Users users = new Users(flow.adapter() + " load", flow.users());
            flow.accounts().create(server.uri(), users.names());
            LoadRun load = LoadRun.of(flow, keywave, users);
            String note = expected.note();
            if (flow.accounts() instanceof KeycloakAccounts realm) {
                LoadRun seeded = KeycloakSeeding.run(flow, keywave, realm, server.uri());
                note += "; " + seeded.loggedIn() + " seeded users logged in, " + seeded.figures();
            }
            String gatling = GatlingRun.of(flow, server.uri(), keywave.folder());
            if (!gatling.isEmpty()) {
                note += (note.isEmpty() ? "" : "; ") + gatling;
            }
            assertThat(answers)
                    .as("answers to attacks; if it is the relying party that changed, change the table in Expected")
                    .isEqualTo(expected.attacks());
            if (conformance != null) {
                note += (note.isEmpty() ? "" : "; ") + "catalogue: " + conformance.inWords();
            }
            MATRIX.ran(target, flow, load, answers, note);
        } catch (AssertionError e) {
            throw new AssertionError(
                    flow.adapter() + ": " + e.getMessage() + "\n" + target + " says\n" + server.tail(), e);
        }
    }

    private static ConformanceRun conformance(Flow flow, Keywave keywave, Server server)
            throws IOException, InterruptedException {
        Users users = new Users(flow.adapter() + " conformance", ConformanceRun.USERS);
        flow.accounts().create(server.uri(), users.names());
        return ConformanceRun.of(flow, keywave, users);
    }

    private static Map<Attack, Answer> attack(Flow flow, Keywave keywave, Server server)
            throws IOException, InterruptedException {
        Map<Attack, Answer> answers = new EnumMap<>(Attack.class);
        String probed = "probed";
        flow.accounts().create(server.uri(), List.of(probed));
        ProbeRun probe = ProbeRun.of(keywave, probed);
        assertThat(probe.answers())
                .as("honest ceremonies; the reasons are %s", probe.reasons())
                .containsEntry("register", Answer.ACCEPTED)
                .containsEntry("authenticate", Answer.ACCEPTED);
        for (Attack attack : Attack.values()) {
            Answer answer = probe.answers().get(attack.label());
            if (answer != null) {
                answers.put(attack, answer);
            }
        }
        Users phished = new Users(flow.adapter() + " phished", 1);
        flow.accounts().create(server.uri(), phished.names());
        answers.put(
                Attack.WRONG_ORIGIN_AT_REGISTRATION,
                OriginRun.of(keywave, phished).answer());
        return answers;
    }
}
