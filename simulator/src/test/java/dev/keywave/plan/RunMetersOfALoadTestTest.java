package dev.keywave.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.keywave.measure.AdversaryFigures;
import dev.keywave.measure.AttackOutcome;
import dev.keywave.measure.CeremonyFigures;
import dev.keywave.measure.IntervalListener;
import dev.keywave.measure.Outcome;
import dev.keywave.measure.RunResult;
import dev.keywave.measure.RunSnapshot;
import dev.keywave.measure.Stage;
import dev.keywave.measure.ThresholdVerdict;
import dev.keywave.metrics.Exposed;
import dev.keywave.metrics.MeterName;
import dev.keywave.metrics.Meters;
import dev.keywave.metrics.RunMeters;
import dev.keywave.relyingparty.Faults;
import dev.keywave.relyingparty.RelyingPartyServer;
import dev.keywave.workload.CeremonyType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** What is scraped of a real run agrees with its result. */
final class RunMetersOfALoadTestTest {

    private final Meters meters = Meters.ofRun("test", 0);
    private final RunMeters runMeters = new RunMeters(meters);

    private static RunSettings settings() {
        RunSettings settings = Runs.small();
        settings.users("test", 60);
        settings.models("test", "synced-passkey=50,security-key=50");
        settings.algorithms("test", "ES256=50,EdDSA=50");
        settings.rate("test", "300/s");
        settings.warmUp("test", "200ms");
        settings.behaviour().attacks("test", "10%");
        settings.behaviour().races("test", "10%");
        settings.flood("test", "50/s");
        settings.threshold("authentication.rejected == 0");
        settings.threshold("authentication.response_time.p50 < 1ns");
        return settings;
    }

    @Test
    void whatIsScrapedAfterTheRunIsItsResult() throws Exception {
        Faults faults = Faults.parse(List.of("error=3%", "throttle=3%"));
        ConcurrentLinkedQueue<Exposed> during = new ConcurrentLinkedQueue<>();
        IntervalListener scraper = (figures, histogramsNs, started) -> during.add(scraped());
        try (RelyingPartyServer server = Runs.relyingParty(b -> b.faults(faults));
                LoadTest test = Runs.prepare(settings(), URI.create("http://localhost:" + server.port()))) {
            assertThat(test.snapshot().over()).isFalse();
            runMeters.watch(test::snapshot);
            RunResult result = test.run(List.of(scraper), Map.of(), Map.of());
            Exposed shown = scraped();
            for (CeremonyType ceremony : CeremonyType.WEBAUTHN) {
                agree(
                        shown,
                        ceremony,
                        Objects.requireNonNull(result.ceremonies().get(ceremony)));
            }
            assertThat(shown.numbers(MeterName.WARM_UP_CEREMONIES).values().stream()
                            .mapToDouble(Double::doubleValue)
                            .sum())
                    .isEqualTo((double) result.warmUpCeremonies())
                    .isPositive();
            agree(shown, result.adversary());
            agree(shown, test.snapshot(), result);
        }
        assertThat(during).isNotEmpty().allSatisfy(RunMetersOfALoadTestTest::addsUp);
    }

    private Exposed scraped() {
        try {
            return Exposed.by(meters.registry());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void agree(Exposed shown, CeremonyType ceremony, CeremonyFigures figures) {
        String label = ceremony.label();
        assertThat(shown.number(MeterName.CEREMONIES_INTENDED, label)).isEqualTo((double) figures.intended());
        for (Outcome outcome : Outcome.values()) {
            assertThat(shown.number(MeterName.CEREMONIES, label, outcome.label()))
                    .as("%s %s", outcome.label(), label)
                    .isEqualTo((double) figures.count(outcome));
        }
        figures.reasons()
                .forEach((reason, times) -> assertThat(shown.number(MeterName.REASONS, label, reason))
                        .isEqualTo((double) times));
        agree(shown, MeterName.RESPONSE_TIME, figures.responseTimeNs(), label);
        agree(shown, MeterName.SERVICE_TIME, figures.serviceTimeNs(), label);
        figures.stagesNs().forEach((stage, times) -> agreeInCount(shown, label, stage, times));
        assertThat(shown.histogram(MeterName.RESPONSE_TIME_BUCKETS, label).getSampleCount())
                .isEqualTo(figures.responseTimeNs().getTotalCount());
        assertThat(shown.numbers(MeterName.MODEL_CEREMONIES).entrySet().stream()
                        .filter(entry -> entry.getKey().startsWith(label)
                                && entry.getKey().endsWith(",accepted"))
                        .mapToDouble(Map.Entry::getValue)
                        .sum())
                .isEqualTo((double) figures.accepted());
    }

    /** Percentiles of accepted ones could differ from those of all: the merged buckets are compared. */
    private static void agree(Exposed shown, MeterName name, Histogram exactNs, String ceremony) {
        var all = shown.merged(name, ceremony);
        assertThat(all.getSampleCount()).isEqualTo(exactNs.getTotalCount());
        assertThat(all.getSampleSum())
                .isCloseTo(exactNs.getMean() * exactNs.getTotalCount() / 1e9, within(all.getSampleSum() * 1e-6));
        for (double percentile : new double[] {50, 90, 99, 99.9}) {
            double exactS = exactNs.getValueAtPercentile(percentile) / 1e9;
            assertThat(Exposed.quantile(all, percentile / 100))
                    .as("p%s of %s of %s", percentile, name, ceremony)
                    .isCloseTo(exactS, within(exactS * 0.03));
        }
    }

    private static void agreeInCount(Exposed shown, String ceremony, Stage stage, Histogram exactNs) {
        if (exactNs.getTotalCount() > 0) {
            assertThat(shown.merged(MeterName.STEP_TIME, ceremony, stage.label())
                            .getSampleCount())
                    .as("%s of %s", stage, ceremony)
                    .isEqualTo(exactNs.getTotalCount());
        }
    }

    private static void agree(Exposed shown, AdversaryFigures adversary) {
        assertThat(adversary.attacks()).isNotEmpty();
        adversary.attacks().forEach((name, counts) -> {
            assertThat(shown.number(MeterName.ATTACKS, name, "accepted")).isEqualTo((double) counts.accepted());
            for (AttackOutcome outcome : AttackOutcome.values()) {
                if (counts.count(outcome) > 0) {
                    assertThat(shown.number(MeterName.ATTACKS, name, outcome.label()))
                            .isEqualTo((double) counts.count(outcome));
                }
            }
        });
        assertThat(shown.numbers(MeterName.RACES).values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .isEqualTo((double) adversary.allRaces())
                .isPositive();
        assertThat(shown.number(MeterName.FLOOD, "accepted"))
                .isEqualTo((double) adversary.flood().accepted())
                .isPositive();
        assertThat(shown.histogram(MeterName.ATTACK_SERVICE_TIME).getSampleCount())
                .isEqualTo(adversary.serviceTimeNs().getTotalCount());
    }

    private static void agree(Exposed shown, RunSnapshot last, RunResult result) {
        assertThat(last.over()).isTrue();
        assertThat(last.thresholds()).isEqualTo(result.thresholds());
        for (ThresholdVerdict verdict : result.thresholds()) {
            assertThat(shown.number(MeterName.THRESHOLD_MET, verdict.expression()))
                    .as(verdict.expression())
                    .isEqualTo(verdict.passed() ? 1 : 0);
        }
        assertThat(shown.number(MeterName.RUN_VALID)).isEqualTo(result.valid() ? 1 : 0);
        assertThat(shown.number(MeterName.CONNECTIONS_OPENED))
                .isEqualTo((double) result.connections().opened())
                .isPositive();
        assertThat(shown.number(MeterName.BYTES_SENT)).isPositive();
        assertThat(shown.number(MeterName.IN_FLIGHT)).isZero();
        assertThat(shown.number(MeterName.CONNECTIONS_OPEN)).isZero();
        assertThat(shown.numbers(MeterName.LOOP_CPU)).hasSize(2);
        assertThat(shown.histogram(MeterName.SEND_LAG).getSampleCount())
                .isEqualTo(result.generator().sendLagNs().getTotalCount());
    }

    /** In the middle of the run: what ended was intended, and each that ended has its times. */
    private static void addsUp(Exposed shown) {
        for (CeremonyType ceremony : CeremonyType.WEBAUTHN) {
            double ended = 0;
            for (Outcome outcome : Outcome.values()) {
                double times = shown.number(MeterName.CEREMONIES, ceremony.label(), outcome.label());
                ended += times;
                if (times > 0 && outcome != Outcome.UNFINISHED) {
                    assertThat(shown.histogram(MeterName.RESPONSE_TIME, ceremony.label(), outcome.label())
                                    .getSampleCount())
                            .isEqualTo((long) times);
                }
            }
            assertThat(ended).isLessThanOrEqualTo(shown.number(MeterName.CEREMONIES_INTENDED, ceremony.label()));
        }
        assertThat(shown.numbers(MeterName.PHASE)).hasSize(1);
    }
}
