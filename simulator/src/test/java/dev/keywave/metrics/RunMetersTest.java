package dev.keywave.metrics;

import static dev.keywave.workload.CeremonyType.AUTHENTICATION;
import static dev.keywave.workload.CeremonyType.REGISTRATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.measure.Collector;
import dev.keywave.measure.Criteria;
import dev.keywave.measure.Generator;
import dev.keywave.measure.LoopRecorder;
import dev.keywave.measure.Outcome;
import dev.keywave.measure.RunPhase;
import dev.keywave.measure.RunSnapshot;
import dev.keywave.measure.Stage;
import dev.keywave.measure.Threshold;
import dev.keywave.measure.Validity;
import dev.keywave.workload.CeremonyType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a scrape shows of a run, here of one whose loop the test plays. */
@Timeout(20)
final class RunMetersTest {

    private static final long MS = 1_000_000;

    private final LoopRecorder loop = new LoopRecorder();
    private final AtomicLong nowNs = new AtomicLong();
    private final Meters meters = Meters.ofRun("2026-11-23T07-30-00", 0);
    private final RunMeters runMeters = new RunMeters(meters);
    private final Criteria criteria = new Criteria(
            Validity.DEFAULT,
            List.of(
                    Threshold.parse("authentication.response_time.p99 < 50ms"),
                    Threshold.parse("registration.rejected == 0")));
    private Collector collector = collect();

    private Collector collect() {
        return Collector.start(
                new Generator(List.of(new Generator.Loop(loop, Long.MAX_VALUE)), "none", "none"),
                criteria,
                new RunPhase("warm-up", false, Set.of(AUTHENTICATION)),
                List.of(),
                nowNs::get,
                Instant.EPOCH);
    }

    @BeforeEach
    void watch() {
        runMeters.watch(collector::snapshot);
    }

    @AfterEach
    void end() {
        collector.close();
    }

    private Exposed scrape() throws Exception {
        return Exposed.by(meters.registry());
    }

    private void ended(CeremonyType ceremony, Outcome outcome, long ns, String model, String algorithm) {
        loop.intended(ceremony, true);
        loop.sendLag(1_000, true);
        loop.ended(
                ceremony,
                true,
                outcome,
                outcome == Outcome.ACCEPTED ? null : "timeout",
                ns,
                ns / 2,
                nowNs.get(),
                model,
                algorithm);
    }

    /** Half a second later the next phase begins, which ends the interval. */
    private void enter(RunPhase phase, Predicate<RunSnapshot> seen) {
        collector.enter(phase, nowNs.addAndGet(500 * MS));
        while (!seen.test(collector.snapshot())) {
            LockSupport.parkNanos(MS / 5);
        }
    }

    private void login() {
        enter(
                new RunPhase("login", true, Set.of(AUTHENTICATION)),
                snapshot -> snapshot.phase().name().equals("login"));
    }

    private void drain() {
        enter(
                new RunPhase("draining", false, Set.of()),
                snapshot -> snapshot.phase().name().equals("draining"));
    }

    @Test
    void beforeARunIsWatchedNothingIsShownOfIt() throws Exception {
        Meters others = Meters.ofRun("other", 0);
        RunMeters unused = new RunMeters(others);
        assertThat(Exposed.by(others.registry()).shows(MeterName.CEREMONIES)).isFalse();
        unused.watch(RunSnapshot::none);
        Exposed shown = Exposed.by(others.registry());
        assertThat(shown.number(MeterName.CEREMONIES, "authentication", "accepted"))
                .isZero();
        assertThat(shown.number(MeterName.RUN_VALID)).isEqualTo(1);
    }

    @Test
    void everyMeterOfARunIsRegistered() {
        for (MeterName name : MeterName.values()) {
            if (name.compareTo(MeterName.THRESHOLD_MET) <= 0) {
                assertThat(runMeters.names()).contains(name);
            }
        }
        assertThat(runMeters.names()).doesNotHaveDuplicates();
    }

    @Test
    void everySeriesOfTheProcessSaysOfWhichRunAndRankItIs() {
        String text = new String(ScrapePage.of(meters.registry(), null).text(), StandardCharsets.UTF_8);
        assertThat(text.lines().filter(line -> !line.startsWith("#")))
                .hasSizeGreaterThan(50)
                .allMatch(line -> line.contains("run=\"2026-11-23T07-30-00\"") && line.contains("rank=\"0\""));
        assertThat(text).contains("netty_allocator_memory_used").contains("jvm_gc_collection_seconds_count");
    }

    @Test
    void authenticatorsAreCountedByModelAndAlgorithmWithoutTheWarmUp() throws Exception {
        loop.intended(AUTHENTICATION, false);
        loop.ended(AUTHENTICATION, false, Outcome.ACCEPTED, null, MS, MS, 1, "security-key", "ES256");
        login();
        ended(AUTHENTICATION, Outcome.ACCEPTED, 2 * MS, "security-key", "ES256");
        ended(AUTHENTICATION, Outcome.ACCEPTED, 4 * MS, "security-key", "EdDSA");
        ended(AUTHENTICATION, Outcome.FAILED, 900 * MS, "security-key", "EdDSA");
        ended(REGISTRATION, Outcome.REJECTED, MS, "synced-passkey", "none");
        drain();
        Exposed shown = scrape();
        assertThat(shown.numbers(MeterName.MODEL_CEREMONIES))
                .isEqualTo(Map.of(
                        "authentication,security-key,ES256,accepted", 1.0,
                        "authentication,security-key,EdDSA,accepted", 1.0,
                        "authentication,security-key,EdDSA,failed", 1.0,
                        "registration,synced-passkey,none,accepted", 0.0,
                        "registration,synced-passkey,none,rejected", 1.0));
        assertThat(shown.histogram(MeterName.MODEL_RESPONSE_TIME, "authentication", "security-key")
                        .getSampleCount())
                .isEqualTo(2);
        assertThat(shown.number(MeterName.WARM_UP_CEREMONIES, "authentication", "accepted"))
                .isEqualTo(1);
        assertThat(shown.number(MeterName.CEREMONIES, "authentication", "accepted"))
                .isEqualTo(2);
    }

    @Test
    void aThresholdIsShownOnceThereAreFiguresForIt() throws Exception {
        login();
        assertThat(scrape().shows(MeterName.THRESHOLD_MET)).isFalse();
        ended(AUTHENTICATION, Outcome.ACCEPTED, 2 * MS, "security-key", "ES256");
        drain();
        assertThat(scrape().numbers(MeterName.THRESHOLD_MET))
                .isEqualTo(Map.of("authentication.response_time.p99 < 50ms", 1.0));
        ended(AUTHENTICATION, Outcome.ACCEPTED, 200 * MS, "security-key", "ES256");
        collector.stop();
        assertThat(scrape().numbers(MeterName.THRESHOLD_MET))
                .isEqualTo(Map.of("authentication.response_time.p99 < 50ms", 0.0, "registration.rejected == 0", 0.0));
    }

    @Test
    void aLateGeneratorShowsWhileTheRunGoesOn() throws Exception {
        login();
        assertThat(scrape().number(MeterName.RUN_VALID)).isEqualTo(1);
        loop.sendLag(50 * MS, true);
        drain();
        assertThat(scrape().number(MeterName.RUN_VALID)).isZero();
    }

    @Test
    void thePhaseThatIsOnIsShownAlone() throws Exception {
        assertThat(scrape().numbers(MeterName.PHASE)).isEqualTo(Map.of("warm-up,false", 1.0));
        login();
        assertThat(scrape().numbers(MeterName.PHASE)).isEqualTo(Map.of("login,true", 1.0));
    }

    @Test
    void anotherRunTakesThePlaceOfTheFirst() throws Exception {
        login();
        ended(AUTHENTICATION, Outcome.ACCEPTED, 2 * MS, "security-key", "ES256");
        drain();
        assertThat(scrape().number(MeterName.CEREMONIES, "authentication", "accepted"))
                .isEqualTo(1);
        runMeters.watch(RunSnapshot::none);
        assertThat(scrape().number(MeterName.CEREMONIES, "authentication", "accepted"))
                .isZero();
    }

    @Test
    void aScrapeOfTenModelsFiveStepsAndTwoCeremoniesStaysUnder200KB() throws Exception {
        long seed = 8;
        Random random = new Random(seed);
        login();
        for (int i = 0; i < 20_000; i++) {
            CeremonyType ceremony = i % 2 == 0 ? AUTHENTICATION : REGISTRATION;
            Outcome outcome = i % 20 < 2 ? Outcome.FAILED : Outcome.ACCEPTED;
            long ns = (long) (3e6 * Math.exp(random.nextGaussian()));
            ended(ceremony, outcome, ns, "model-" + i / 2 % 10, i % 3 == 0 ? "ES256" : "EdDSA");
            for (Stage stage : Stage.values()) {
                if (stage != Stage.TLS_HANDSHAKE) {
                    loop.stage(
                            ceremony, true, stage, outcome, ns / stage.label().length());
                }
            }
        }
        drain();
        Exposed shown = scrape();
        assertThat(shown.histogram(MeterName.STEP_TIME, "authentication", "sign", "failed")
                        .getSampleCount())
                .isEqualTo(1_000);
        assertThat(shown.bytes()).as("protobuf, seed %d", seed).isLessThan(200_000);
        assertThat(ScrapePage.of(meters.registry(), null).text().length)
                .as("text")
                .isLessThan(200_000);
    }
}
