package dev.keywave.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keywave.adapter.Adapters;
import dev.keywave.input.InputException;
import dev.keywave.measure.RunResult;
import dev.keywave.measure.TraceFigures;
import dev.keywave.measure.TracedCeremony;
import dev.keywave.relyingparty.RelyingPartyServer;
import dev.keywave.relyingparty.VerifierChoice;
import dev.keywave.workload.CeremonyType;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ceremonies whose requests carry a W3C trace context. */
final class TraceRunTest {

    private static final String HEADER = "traceparent";

    @TempDir
    private Path folder;

    private static RunSettings traced(String share) {
        RunSettings settings = Runs.small();
        settings.seed("traces");
        settings.duration("test", "300ms");
        settings.client().protocol("test", "1.1");
        settings.client().trace("--trace", share);
        return settings;
    }

    private static RunResult run(RunSettings settings, HeaderTap tap) throws InterruptedException {
        return Runs.run(settings, tap.uri());
    }

    /** How many requests carried each trace ID. */
    private static Map<String, Long> requestsByTrace(HeaderTap tap) {
        return tap.values(HEADER).stream()
                .map(value -> value.substring(3, 35))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static Set<String> ids(List<TracedCeremony> ceremonies) {
        return ceremonies.stream().map(TracedCeremony::traceId).collect(Collectors.toSet());
    }

    @Test
    void bothRequestsOfATracedCeremonyCarryItsTraceAndTheResultNamesIt() throws Exception {
        try (RelyingPartyServer server = Runs.relyingParty(rp -> rp);
                HeaderTap tap = HeaderTap.before(URI.create(server.origin()))) {
            RunSettings settings = traced("40%");
            settings.target().origin(server.origin());
            RunResult result = run(settings, tap);
            TraceFigures traces = result.traces();
            List<String> sent = tap.values(HEADER);

            assertThat(Runs.authentication(result).accepted()).isEqualTo(60);
            assertThat(sent)
                    .hasSizeLessThan((int) tap.requests())
                    .allSatisfy(value -> assertThat(value).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01"));
            assertThat(sent.stream().map(value -> value.substring(36, 52)))
                    .doesNotHaveDuplicates()
                    .doesNotContain("0".repeat(16));
            Map<String, Long> byTrace = requestsByTrace(tap);
            assertThat(byTrace.values()).containsOnly(2L);
            assertThat(traces.all()).isEqualTo(byTrace.size()).isBetween(8L, 60L);
            assertThat(traces.slowest()).hasSizeBetween(11, 20).allSatisfy(trace -> {
                assertThat(trace.model()).isIn("synced-passkey", "security-key");
                assertThat(trace.started()).isAfterOrEqualTo(result.started());
            });
            assertThat(byTrace.keySet()).containsAll(ids(traces.slowest()));
            assertThat(traces.notAccepted()).isEmpty();
            assertThat(result.configuration()).containsEntry("trace", "40.0% of the ceremonies send traceparent");
        }
    }

    @Test
    void allPassesOfAnAttackAreOneTraceAndAnAcceptedOneIsNamed() throws Exception {
        try (RelyingPartyServer server = Runs.relyingParty(rp -> rp.verifier(VerifierChoice.NONE));
                HeaderTap tap = HeaderTap.before(URI.create(server.origin()))) {
            RunSettings settings = traced("100%");
            settings.target().origin(server.origin());
            settings.behaviour().attacks("test", "50%");
            RunResult result = run(settings, tap);
            Map<String, Long> byTrace = requestsByTrace(tap);

            assertThat(tap.values(HEADER)).hasSize((int) tap.requests());
            assertThat(result.traces().all()).isEqualTo(byTrace.size());
            assertThat(byTrace.values()).contains(4L);
            assertThat(result.traces().findings()).isNotEmpty().allSatisfy(trace -> {
                assertThat(result.adversary().attacks()).containsKey(trace.attack());
                assertThat(trace.outcome()).isEqualTo("accepted");
                assertThat(byTrace).containsKey(trace.traceId());
            });
        }
    }

    @Test
    void whatWasNotAcceptedIsNamedWithItsReason() throws Exception {
        try (ScriptedRelyingParty party = ScriptedRelyingParty.start(
                (path, body, out) -> out.write(ScriptedRelyingParty.json(503, "{\"status\":\"failed\"}")))) {
            RunSettings settings = traced("100%");
            settings.registerOnly();
            RunResult result = Runs.run(settings, party.uri());
            assertThat(result.traces().slowest()).isEmpty();
            assertThat(result.traces().traced()).containsEntry(CeremonyType.REGISTRATION, 20L);
            assertThat(result.traces().notAccepted()).hasSize(10).allSatisfy(trace -> {
                assertThat(trace.ceremony()).isEqualTo(CeremonyType.REGISTRATION);
                assertThat(Runs.registration(result).reasons()).containsKey(trace.reason());
                assertThat(trace.responseMs()).isPositive();
            });
        }
    }

    @Test
    void aTraceContextOfTheAdaptersOwnWins() throws Exception {
        String own = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00";
        Path adapter = folder.resolve("own.yaml");
        Files.writeString(
                adapter,
                Adapters.source("fido-conformance")
                        .replaceFirst(
                                "- post: (\\S+)/attestation/options(\\S*)",
                                "- post: $1/attestation/options$2\n      headers: {TraceParent: " + own + "}"));
        try (RelyingPartyServer server = Runs.relyingParty(rp -> rp);
                HeaderTap tap = HeaderTap.before(URI.create(server.origin()))) {
            RunSettings settings = traced("100%");
            settings.target().adapter(adapter.toString());
            settings.target().origin(server.origin());
            settings.registerOnly();
            RunResult result = run(settings, tap);
            assertThat(Runs.registration(result).accepted()).isEqualTo(20);
            assertThat(tap.values("(?i)" + HEADER)).hasSize(40);
            assertThat(tap.values("TraceParent")).hasSize(20).containsOnly(own);
            assertThat(requestsByTrace(tap)).hasSize(20).doesNotContainKey(own.substring(3, 35));
        }
    }

    @Test
    void aHeaderThatSaysTheSameIsRefusedInOneLine() {
        RunSettings settings = traced("1%");
        settings.client().header("--header", "Traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        assertThatThrownBy(settings::build)
                .isInstanceOf(InputException.class)
                .hasMessage("--trace: each request has the traceparent of a header already, and can carry one only;"
                        + " leave one out");
        settings.client().trace("--trace", "0%");
        assertThat(settings.build().client().traced()).isZero();
    }
}
