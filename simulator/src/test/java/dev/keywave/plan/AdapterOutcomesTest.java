package dev.keywave.plan;

import static dev.keywave.plan.Runs.registration;
import static dev.keywave.plan.ScriptedRelyingParty.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keywave.input.InputException;
import dev.keywave.measure.CeremonyFigures;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an adapter of one's own makes of a relying party, carried out by the farm. */
final class AdapterOutcomesTest {

    private static final String LOOP = """
            adapter: loops
            flows:
              register:
                - {get: /flow, capture: &next {component: {json: /component}, opts: {json: /options, optional: true}}}
                - loop:
                    on: "{component}"
                    until: done
                    most: 3
                    cases:
                      key:
                        - create: {options: "{opts?}", as: cred}
                        - {post: /key, json: "{cred.json}", capture: *next}
            """;

    /** A run logs in as well; that is not looked at here. */
    private static final String LOGIN = "  authenticate: [{get_assertion: {options: {}, as: cred}}]\n";

    private static final String KEY = """
            {"component":"key","options":{"rp":{"name":"x","id":"localhost"},"user":{"id":"AAEC","name":"a",\
            "displayName":"a"},"challenge":"AAECAwQFBgcICQoLDA0ODw","pubKeyCredParams":[{"type":"public-key","alg":-7}]}}""";

    @TempDir
    private Path folder;

    private RunSettings settings(String adapter) throws IOException {
        RunSettings settings = Runs.small();
        settings.duration("test", "50ms");
        settings.target()
                .adapter(Files.writeString(folder.resolve("my.yaml"), adapter).toString());
        return settings;
    }

    /** Registrations where the flow begins with one answer and the credential gets another. */
    private CeremonyFigures registrations(String first, String toCredential) throws Exception {
        try (ScriptedRelyingParty party = ScriptedRelyingParty.start(
                (path, body, out) -> out.write(json(200, path.equals("/key") ? toCredential : first)))) {
            return registration(Runs.run(settings(LOOP + LOGIN), party.uri()));
        }
    }

    private static void assertAllFailed(CeremonyFigures figures, String reason) {
        assertThat(figures.failed()).isEqualTo(figures.intended()).isEqualTo(20);
        assertThat(figures.reasons()).containsOnlyKeys(reason);
    }

    @Test
    void aLoopEndsWhereTheRelyingPartySaysSo() throws Exception {
        CeremonyFigures figures = registrations(KEY, "{\"component\":\"done\"}");
        assertThat(figures.accepted()).isEqualTo(figures.intended()).isEqualTo(20);
    }

    @Test
    void aComponentThatNobodyKnowsFails() throws Exception {
        assertAllFailed(registrations("{\"component\":\"captcha\"}", ""), "loop_unexpected_captcha");
    }

    @Test
    void aLoopThatComesBackToTheAuthenticatorFails() throws Exception {
        assertAllFailed(registrations(KEY, KEY), "authenticator_asked_twice");
    }

    @Test
    void anAdapterThatOnlyProvisionsIsNotLoggedInWith() throws Exception {
        RunSettings settings = settings(LOOP);
        assertThatThrownBy(() -> Runs.prepare(settings, URI.create("http://localhost:1")))
                .isInstanceOf(InputException.class)
                .hasMessage("adapter loops only provisions: it has no authenticate flow; "
                        + "add --register-only, and log in with another adapter");
    }
}
