package dev.keywave.plan;

import static dev.keywave.plan.Runs.authentication;
import static dev.keywave.plan.Runs.registration;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.measure.RunResult;
import dev.keywave.measure.Stage;
import dev.keywave.relyingparty.CounterPolicy;
import dev.keywave.relyingparty.Faults;
import dev.keywave.relyingparty.RelyingPartyServer;
import dev.keywave.relyingparty.VerifierChoice;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole runs against the embedded relying party, which verifies. */
final class LoadTestTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"ES256", "EdDSA", "ES256=50,EdDSA=50"})
    void everyHonestCeremonyIsAccepted(String algorithms) throws Exception {
        RunSettings settings = Runs.small();
        settings.algorithms("test", algorithms);
        settings.models("test", "synced-passkey=50,security-key=50");
        RunResult result = run(settings);
        assertThat(registration(result).accepted()).isEqualTo(20);
        assertThat(authentication(result).accepted()).isEqualTo(200);
        assertThat(result.passed()).isTrue();
    }

    @Test
    void theOtherVerifierAcceptsThemToo() throws Exception {
        try (RelyingPartyServer server = Runs.relyingParty(b -> b.verifier(VerifierChoice.YUBICO))) {
            RunResult result = Runs.run(Runs.small(), uri(server));
            assertThat(authentication(result).accepted()).isEqualTo(200);
        }
    }

    @Test
    void poissonArrivalsAndRampsAreRunAsPlanned() throws Exception {
        RunSettings settings = Runs.small();
        settings.rate("test", "100/s..300/s");
        settings.arrivals("test", "constant");
        assertThat(authentication(run(settings)).intended()).isEqualTo(200);
        settings.arrivals("test", "poisson");
        settings.seed("20261122");
        // six standard deviations of a Poisson count with mean 200
        assertThat(authentication(run(settings)).intended()).isBetween(115L, 285L);
    }

    @Test
    void aClosedWorkloadNeverHasMoreUsersAtATimeThanAskedFor() throws Exception {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        RunSettings settings = Runs.small();
        settings.concurrency("test", 5);
        settings.models("test", "synced-passkey");
        try (ScriptedRelyingParty party = ScriptedRelyingParty.start((path, body, out) -> {
            if (path.equals("/assertion/options")) {
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
            } else if (path.equals("/assertion/result")) {
                now.decrementAndGet();
            }
            out.write(ScriptedRelyingParty.json(
                    200, path.startsWith("/assertion") ? ASSERTION_OPTIONS : CREATION_OPTIONS));
        })) {
            RunResult result = Runs.run(settings, party.uri());
            assertThat(authentication(result).accepted()).isGreaterThan(20);
            assertThat(most.get()).isEqualTo(5);
        }
    }

    @Test
    void thinkTimeSpacesTheLoginsOfAUser() throws Exception {
        RunSettings settings = Runs.small();
        settings.concurrency("test", 10);
        settings.think("test", "400ms");
        // in one second a user starts at most three times: think time alone takes 400 ms each
        assertThat(authentication(run(settings)).intended()).isBetween(10L, 30L);
    }

    @Test
    void aWarmUpIsLeftOutOfTheFigures() throws Exception {
        RunSettings settings = Runs.small();
        settings.warmUp("test", "500ms");
        RunResult result = run(settings);
        assertThat(result.warmUpCeremonies()).isEqualTo(100);
        assertThat(authentication(result).intended()).isEqualTo(200);
    }

    @Test
    void injectedLatencyIsFoundAgain() throws Exception {
        try (RelyingPartyServer server = Runs.relyingParty(b -> b.faults(Faults.parse(List.of("latency=20ms"))))) {
            RunResult result = Runs.run(Runs.small(), uri(server));
            double serviceP50Ms = authentication(result).serviceTimeNs().getValueAtPercentile(50) / 1e6;
            double optionsP50Ms =
                    Objects.requireNonNull(authentication(result).stagesNs().get(Stage.OPTIONS))
                                    .getValueAtPercentile(50)
                            / 1e6;
            assertThat(serviceP50Ms).isGreaterThanOrEqualTo(39.9);
            assertThat(optionsP50Ms).isGreaterThanOrEqualTo(19.9);
        }
    }

    @Test
    void aStallIsSeenByWhoShouldHaveStartedMeanwhile() throws Exception {
        RunSettings settings = Runs.small();
        settings.client().connections("test", 2);
        settings.duration("test", "2s");
        UnaryOperator<dev.keywave.relyingparty.RelyingPartyConfigBuilder> stall =
                b -> b.faults(Faults.parse(List.of("stall=1s@1s")));
        try (RelyingPartyServer server = Runs.relyingParty(stall)) {
            RunResult result = Runs.run(settings, uri(server));
            // 1 s of 2 s: about half of the starts fall into the stall, and wait half a second on average
            assertThat(authentication(result).responseTimeNs().getMaxValue() / 1e6)
                    .isGreaterThan(800);
            assertThat(authentication(result).responseTimeNs().getMean() / 1e6).isGreaterThan(50);
            // two connections send two requests into the stall: hardly anybody's service time shows it
            assertThat(authentication(result).serviceTimeNs().getValueAtPercentile(90) / 1e6)
                    .isLessThan(authentication(result).responseTimeNs().getValueAtPercentile(90) / 1e6);
        }
    }

    @Test
    void faultsEndInTheirOutcomes() throws Exception {
        Faults faults = Faults.parse(List.of("error=5%", "throttle=5%", "drop=5%"));
        try (RelyingPartyServer server = Runs.relyingParty(b -> b.faults(faults))) {
            RunSettings settings = Runs.small();
            settings.users("test", 200);
            RunResult result = Runs.run(settings, uri(server));
            assertThat(registration(result).throttled()).isPositive();
            assertThat(registration(result).failed()).isPositive();
            assertThat(authentication(result).reasons().keySet()).contains("status_500", "connection_closed");
        }
    }

    @Test
    void theAccountsAddUpWhenTheRelyingPartyIsKilledAndRestarted() throws Exception {
        RunSettings settings = Runs.small();
        settings.duration("test", "3s");
        RelyingPartyServer first = Runs.relyingParty(UnaryOperator.identity());
        URI target = uri(first);
        try (LoadTest test = Runs.prepare(settings, target)) {
            Killing killing = new Killing(first);
            try {
                RunResult result = test.run(List.of(killing), Map.of(), Map.of());
                Runs.accountsAddUp(result);
                assertThat(registration(result).accepted()).isEqualTo(20);
                assertThat(authentication(result).accepted()).isPositive();
                // the new one has never heard of these users
                assertThat(authentication(result).rejected()).isPositive();
                assertThat(authentication(result).failed()).isPositive();
            } finally {
                killing.close();
            }
        }
    }

    @Test
    void aSecondRunRegistersNobodyAgain() throws Exception {
        Path file = folder.resolve("p.kw");
        try (RelyingPartyServer server = Runs.relyingParty(b -> b.counterPolicy(CounterPolicy.STRICT))) {
            for (int i = 0; i < 2; i++) {
                RunSettings settings = Runs.small();
                settings.populationFile("test", file.toString());
                settings.models("test", "security-key");
                RunResult result = Runs.run(settings, uri(server));
                assertThat(registration(result).intended()).isEqualTo(i == 0 ? 20 : 0);
                assertThat(authentication(result).accepted()).isEqualTo(200);
            }
        }
    }

    @Test
    void whoTheRelyingPartyKnowsAlreadyIsRegistered() throws Exception {
        try (RelyingPartyServer server = Runs.relyingParty(UnaryOperator.identity())) {
            RunSettings settings = Runs.small();
            settings.seed("the same twice");
            assertThat(registration(Runs.run(settings, uri(server))).reasons()).isEmpty();
            // a population in memory has forgotten that it registered; its names and keys are the same
            RunResult again = Runs.run(settings, uri(server));
            assertThat(registration(again).accepted()).isEqualTo(20);
        }
    }

    @Test
    void anInterruptEndsTheRunAndKeepsItsFigures() throws Exception {
        RunSettings settings = Runs.small();
        settings.duration("test", "60s");
        try (RelyingPartyServer server = Runs.relyingParty(UnaryOperator.identity());
                LoadTest test = Runs.prepare(settings, uri(server))) {
            RunResult result = test.run(
                    List.of((figures, histograms, started) -> {
                        if (figures.offsetS() > 1) {
                            test.interrupt();
                        }
                    }),
                    Map.of(),
                    Map.of());
            Runs.accountsAddUp(result);
            assertThat(result.interrupted()).isTrue();
            assertThat(result.passed()).isFalse();
            assertThat(result.durationS()).isLessThan(30);
            assertThat(authentication(result).accepted()).isPositive();
        }
    }

    private static final String CREATION_OPTIONS = """
            {"status":"ok","errorMessage":"","rp":{"name":"x","id":"localhost"},"user":{"id":"AAEC","name":"a",\
            "displayName":"a"},"challenge":"AAECAwQFBgcICQoLDA0ODw","pubKeyCredParams":[{"type":"public-key","alg":-7}]}""";

    private static final String ASSERTION_OPTIONS = """
            {"status":"ok","errorMessage":"","challenge":"AAECAwQFBgcICQoLDA0ODw","rpId":"localhost"}""";

    private static RunResult run(RunSettings settings) throws InterruptedException {
        try (RelyingPartyServer server = Runs.relyingParty(UnaryOperator.identity())) {
            return Runs.run(settings, uri(server));
        }
    }

    private static URI uri(RelyingPartyServer server) {
        return URI.create("http://localhost:" + server.port());
    }

    /** Ends the relying party after about a second, and starts one at the same port a second later. */
    private static final class Killing implements dev.keywave.measure.IntervalListener, AutoCloseable {

        private final int port;
        private RelyingPartyServer server;
        private int intervals;

        Killing(RelyingPartyServer server) {
            this.server = server;
            this.port = server.port();
        }

        @Override
        public void intervalEnded(
                dev.keywave.measure.IntervalFigures figures,
                Map<String, org.HdrHistogram.Histogram> histogramsNs,
                java.time.Instant started) {
            if (!figures.phase().equals("authentication")) {
                return;
            }
            intervals++;
            if (intervals == 1) {
                server.close();
            } else if (intervals == 2) {
                server = Runs.relyingParty(b -> b.port(port));
            }
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
