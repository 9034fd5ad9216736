package dev.keywave.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.adapter.Adapter;
import dev.keywave.adapter.Adapters;
import dev.keywave.adapter.Inputs;
import dev.keywave.adapter.Program;
import dev.keywave.authenticator.AuthenticatorModels;
import dev.keywave.authenticator.Origin;
import dev.keywave.crypto.CryptoChoice;
import dev.keywave.crypto.CryptoProviders;
import dev.keywave.crypto.SelectedCrypto;
import dev.keywave.input.YamlDocument;
import dev.keywave.relyingparty.CounterPolicy;
import dev.keywave.relyingparty.RelyingPartyConfig;
import dev.keywave.relyingparty.RelyingPartyConfigBuilder;
import dev.keywave.relyingparty.RelyingPartyServer;
import dev.keywave.relyingparty.VerifierChoice;
import dev.keywave.transport.HttpClientConfig;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A probe of the embedded relying party, as it should be and as it should not. */
final class ProbeTest {

    private static final SelectedCrypto CRYPTO = CryptoProviders.select(CryptoChoice.AUTO);
    private static final long SECOND_NS = 1_000_000_000;

    @Test
    void aRelyingPartyThatVerifiesPasses() {
        Probed probed = probe(party -> party, conformance(), false);

        assertThat(probed.result.passed()).as(probed.text).isTrue();
        assertThat(outcomes(probed.result))
                .containsExactly(
                        "register accepted",
                        "authenticate accepted",
                        "tampered_signature rejected",
                        "replay rejected",
                        "replay_in_new_session rejected",
                        "wrong_origin rejected",
                        "counter_regression rejected");
        assertThat(probed.text)
                .contains("POST /attestation/options")
                .contains("\"type\":\"webauthn.create\"")
                .contains("fmt none")
                .contains("flags UP UV AT (0x45)")
                .contains("ES256, COSE {1: 2, 3: -7");
    }

    @Test
    void aRelyingPartyThatAcceptsEverythingFails() {
        Probed probed = probe(party -> party.verifier(VerifierChoice.NONE), conformance(), false);

        assertThat(probed.result.passed()).isFalse();
        assertThat(probed.result.inWords()).startsWith("FAILED").contains("tampered_signature was accepted");
        assertThat(probed.text).contains("should be rejected: a hole");
    }

    @Test
    void aCounterThatIsIgnoredIsAFindingAndNoFailure() {
        Probed probed = probe(party -> party.counterPolicy(CounterPolicy.IGNORE), conformance(), false);

        assertThat(probed.result.passed()).as(probed.text).isTrue();
        assertThat(probed.result.inWords()).contains("FINDING   counter_regression was accepted");
    }

    @Test
    void whereNobodyListensRegistrationFailsAndNothingElseIsTried() {
        URI nobody = URI.create("http://localhost:1");
        Probed probed = probe(nobody, conformance(), false);

        assertThat(outcomes(probed.result)).containsExactly("register failed");
        assertThat(probed.result.inWords()).contains("connect_refused");
        assertThat(probed.result.passed()).isFalse();
    }

    @Test
    void anAdapterThatExpectsSomethingElseIsToldWhereAndWhatCame() {
        Adapter wrong = Adapter.of(
                YamlDocument.parse(
                        "mine.yaml", Adapters.source("fido-conformance").replaceFirst("/status: ok", "/status: fine")),
                Map.of());
        Probed probed = probe(party -> party, wrong, false);

        assertThat(outcomes(probed.result)).containsExactly("register rejected");
        assertThat(probed.text)
                .contains("mine.yaml:")
                .contains("expected")
                .contains("\"fine\"")
                .contains("\"ok\"");
    }

    @Test
    void anAdapterThatOnlyProvisionsIsProbedByItsRegistration() {
        String onlyRegister = Adapters.source("fido-conformance").replaceFirst("(?s)  authenticate:.*", "");
        Probed probed =
                probe(party -> party, Adapter.of(YamlDocument.parse("mine.yaml", onlyRegister), Map.of()), false);

        assertThat(outcomes(probed.result)).containsExactly("register accepted");
        assertThat(probed.result.passed()).isTrue();
        assertThat(probed.result.inWords()).contains("only provisions");
    }

    @Test
    void verboseShowsRequestsAndResponsesWhole() {
        Probed probed = probe(party -> party, conformance(), true);

        assertThat(probed.text)
                .contains("> {\"username\":")
                .contains("< {\"status\":\"ok\"")
                .contains("< set-cookie: ");
    }

    @Test
    void theJsonFormSaysWhatEachCeremonyCameTo() {
        Probed probed = probe(party -> party, conformance(), false);
        JsonNode json =
                JsonMapper.builder().build().readTree(probed.result.json(Map.of("adapter", "fido-conformance")));

        assertThat(json.path("adapter").asString("")).isEqualTo("fido-conformance");
        assertThat(json.path("passed").asBoolean(false)).isTrue();
        JsonNode tampered = json.path("steps").get(2);
        assertThat(tampered.path("name").asString("")).isEqualTo("tampered_signature");
        assertThat(tampered.path("outcome").asString("")).isEqualTo("rejected");
        assertThat(tampered.path("exchanges").get(1).path("request").asString(""))
                .isEqualTo("POST /assertion/result");
    }

    private record Probed(ProbeResult result, String text) {}

    private static Adapter conformance() {
        return Adapters.load("fido-conformance", Map.of());
    }

    private static Probed probe(UnaryOperator<RelyingPartyConfigBuilder> changes, Adapter adapter, boolean verbose) {
        CRYPTO.install();
        RelyingPartyConfig config = changes.apply(RelyingPartyConfig.builder().provider(CRYPTO.provider()))
                .build();
        try (RelyingPartyServer server = RelyingPartyServer.start(config)) {
            return probe(URI.create("http://localhost:" + server.port()), adapter, verbose);
        }
    }

    private static Probed probe(URI target, Adapter adapter, boolean verbose) {
        HttpClientConfig client = new HttpClientConfig(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), target.getPort()),
                "localhost:" + target.getPort(),
                4,
                5 * SECOND_NS,
                5 * SECOND_NS,
                1 << 20);
        StringWriter text = new StringWriter();
        try (Probe probe = new Probe(
                Program.compile(adapter, target, Inputs.NONE),
                client,
                Origin.of(target.toString()),
                AuthenticatorModels.byName("security-key"),
                null,
                CRYPTO,
                null)) {
            ProbeResult result = probe.run(new ProbeConsole(new PrintWriter(text), verbose, UnaryOperator.identity()));
            return new Probed(result, text.toString());
        }
    }

    private static List<String> outcomes(ProbeResult result) {
        JsonNode steps =
                JsonMapper.builder().build().readTree(result.json(Map.of())).path("steps");
        return steps.valueStream()
                .map(step -> step.path("name").asString("")
                        + ' '
                        + step.path("outcome").asString(""))
                .toList();
    }
}
