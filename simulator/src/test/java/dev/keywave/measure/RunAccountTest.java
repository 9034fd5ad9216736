package dev.keywave.measure;

import static dev.keywave.measure.VirtualRun.STARTED;
import static dev.keywave.measure.VirtualRun.START_NS;
import static dev.keywave.measure.VirtualRun.accepted;
import static dev.keywave.measure.VirtualRun.at;
import static dev.keywave.measure.VirtualRun.phase;
import static dev.keywave.workload.CeremonyType.AUTHENTICATION;
import static dev.keywave.workload.CeremonyType.REGISTRATION;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import dev.keywave.workload.CeremonyType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

final class RunAccountTest {

    private static final long MS = 1_000_000;

    private static CeremonyFigures of(Collected run, CeremonyType ceremony) {
        return requireNonNull(run.ceremonies().get(ceremony));
    }

    @Test
    void eachOutcomeIsCountedOnceAndTheBooksBalance() {
        VirtualRun run = new VirtualRun(phase("login", true, AUTHENTICATION));
        for (Outcome outcome : Outcome.values()) {
            for (int i = 0; i <= outcome.label().length(); i++) {
                LoopRecorder loop = i % 2 == 0 ? run.first : run.second;
                loop.intended(AUTHENTICATION, true);
                String reason = outcome == Outcome.ACCEPTED ? null : "because_" + outcome.label();
                loop.ended(AUTHENTICATION, true, outcome, reason, 5 * MS, 4 * MS, at(0.5));
            }
        }
        run.first.intended(AUTHENTICATION, true);
        run.first.intended(AUTHENTICATION, true);
        run.first.unfinished(AUTHENTICATION, true, 2);
        run.second.remark(AUTHENTICATION, true, "rp_id_defaulted");
        CeremonyFigures figures = of(run.account.finish(at(1)), AUTHENTICATION);
        assertThat(figures.accepted()).isEqualTo(9);
        assertThat(figures.rejected()).isEqualTo(9);
        assertThat(figures.throttled()).isEqualTo(10);
        assertThat(figures.failed()).isEqualTo(7);
        assertThat(figures.unfinished()).isEqualTo(13);
        assertThat(figures.intended()).isEqualTo(48);
        assertThat(figures.responseTimeNs().getTotalCount()).isEqualTo(35);
        assertThat(figures.serviceTimeNs().getTotalCount()).isEqualTo(35);
        assertThat(figures.reasons())
                .containsExactly(
                        entry("because_failed", 7L),
                        entry("because_rejected", 9L),
                        entry("because_throttled", 10L),
                        entry("because_unfinished", 11L),
                        entry("rp_id_defaulted", 1L));
    }

    @Test
    void booksThatDoNotBalanceAreABug() {
        VirtualRun run = new VirtualRun(phase("login", true, AUTHENTICATION));
        run.first.intended(AUTHENTICATION, false);
        assertThatThrownBy(() -> run.account.finish(at(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("warm-up authentication: 1 intended starts but 0 ends");
    }

    @Test
    void aCeremonyBelongsToThePhaseOfItsIntendedStart() {
        VirtualRun run = new VirtualRun(phase("warm-up", false, AUTHENTICATION));
        run.first.intended(AUTHENTICATION, false);
        run.account.enter(phase("login", true, AUTHENTICATION), at(2), at(2.0001));
        run.first.ended(AUTHENTICATION, false, Outcome.ACCEPTED, null, 900 * MS, 900 * MS, at(2.5));
        accepted(run.first, AUTHENTICATION, true, 3 * MS, 2.6);
        Collected collected = run.account.finish(at(4));
        assertThat(collected.warmUpCeremonies()).isEqualTo(1);
        CeremonyFigures figures = of(collected, AUTHENTICATION);
        assertThat(figures.intended()).isEqualTo(1);
        assertThat(Percentiles.ofNs(figures.responseTimeNs()).max()).isCloseTo(3, within(0.003));
        assertThat(figures.durationS()).isEqualTo(2);
        assertThat(figures.ratePerS()).isEqualTo(0.5);
        // The interval shows all that ended in it.
        assertThat(run.heard).extracting(IntervalFigures::phase).containsExactly("warm-up", "login");
        assertThat(requireNonNull(run.heard.get(1).ceremonies().get(AUTHENTICATION))
                        .accepted())
                .isEqualTo(2);
        assertThat(of(collected, REGISTRATION).intended()).isZero();
        assertThat(of(collected, REGISTRATION).stagesNs()).hasSize(Stage.values().length);
    }

    @Test
    void timeCountsUntilTheLastAcceptanceWhenTheServerLagsBehind() {
        VirtualRun run = new VirtualRun(phase("register", true, REGISTRATION));
        accepted(run.first, REGISTRATION, true, MS, 1);
        run.account.enter(phase("login", true, AUTHENTICATION), at(10), at(10));
        accepted(run.first, REGISTRATION, true, MS, 10.5);
        accepted(run.first, AUTHENTICATION, true, MS, 19);
        run.account.enter(phase("drain", false), at(20), at(20));
        accepted(run.first, AUTHENTICATION, true, MS, 21.25);
        accepted(run.second, AUTHENTICATION, true, MS, 20.75);
        run.account.endInterval(at(22));
        run.second.intended(AUTHENTICATION, true);
        run.second.ended(AUTHENTICATION, true, Outcome.FAILED, "timeout", 10_000 * MS, MS, at(29));
        Collected collected = run.account.finish(at(30));
        assertThat(of(collected, REGISTRATION).durationS()).isEqualTo(10.5);
        assertThat(of(collected, AUTHENTICATION).durationS()).isEqualTo(11.25);
        assertThat(collected.durationS()).isEqualTo(30);
    }

    @Test
    void thePhasesOfACeremonyAddUpWithoutCountingATimeTwice() {
        VirtualRun run = new VirtualRun(phase("a", true, AUTHENTICATION));
        accepted(run.first, AUTHENTICATION, true, MS, 1);
        run.account.enter(phase("pause", false), at(10), at(10));
        accepted(run.first, AUTHENTICATION, true, MS, 12);
        run.account.endInterval(at(13));
        run.account.enter(phase("b", true, AUTHENTICATION), at(15), at(15));
        run.account.enter(phase("c", true, AUTHENTICATION, REGISTRATION), at(20), at(20));
        assertThat(of(run.account.finish(at(25)), AUTHENTICATION).durationS()).isEqualTo(10 + 2 + 10);
    }

    @Test
    void intervalsHaveTheirPhaseTheirPlaceAndTheirFigures() {
        VirtualRun run = new VirtualRun(phase("register", true, REGISTRATION));
        accepted(run.first, REGISTRATION, true, 2 * MS, 0.1);
        accepted(run.second, REGISTRATION, true, 4 * MS, 0.2);
        run.second.intended(REGISTRATION, true);
        run.first.inFlight(3);
        run.second.inFlight(4);
        run.second.queued(5);
        run.account.endInterval(at(1));
        run.second.ended(REGISTRATION, true, Outcome.THROTTLED, "status_429", MS, MS, at(1.1));
        run.account.enter(phase("login", true, AUTHENTICATION), at(1.5), at(1.5));
        run.account.finish(at(2.5));
        assertThat(run.heard).hasSize(3);
        IntervalFigures first = run.heard.get(0);
        assertThat(first.offsetS()).isZero();
        assertThat(first.durationS()).isEqualTo(1);
        assertThat(first.phase()).isEqualTo("register");
        assertThat(first.inFlight()).isEqualTo(7);
        assertThat(first.queued()).isEqualTo(5);
        assertThat(first.loopUtilisation()).isEqualTo(0.5);
        assertThat(first.gcMs()).isEqualTo(7);
        assertThat(first.heapMb()).isEqualTo(64);
        assertThat(first.sendLagP99Ms()).isCloseTo(0.001, within(1e-5));
        assertThat(first.ceremonies()).containsOnlyKeys(REGISTRATION);
        IntervalFigures.Ceremonies registrations =
                requireNonNull(first.ceremonies().get(REGISTRATION));
        assertThat(registrations.intended()).isEqualTo(3);
        assertThat(registrations.accepted()).isEqualTo(2);
        assertThat(registrations.p50Ms()).isCloseTo(2, within(0.002));
        assertThat(registrations.maxMs()).isCloseTo(4, within(0.004));
        assertThat(run.heard.get(1).offsetS()).isEqualTo(1);
        assertThat(run.heard.get(1).durationS()).isEqualTo(0.5);
        assertThat(requireNonNull(run.heard.get(1).ceremonies().get(REGISTRATION))
                        .throttled())
                .isEqualTo(1);
        assertThat(run.heard.get(2).phase()).isEqualTo("login");
        assertThat(run.heard.get(2).ceremonies()).isEmpty();
    }

    @Test
    void aPhaseThatBeginsJustAfterAnIntervalDoesNotLeaveASliver() {
        VirtualRun run = new VirtualRun(phase("a", false, AUTHENTICATION));
        run.account.endInterval(at(5));
        run.account.enter(phase("b", true, AUTHENTICATION), at(5), at(5.0002));
        run.account.endInterval(at(6));
        run.account.finish(at(6.001));
        assertThat(run.heard).extracting(IntervalFigures::phase).containsExactly("a", "b");
        assertThat(run.heard.get(1).durationS()).isEqualTo(1);
    }

    @Test
    void theGeneratorsFiguresCoverMeasuredPhasesOnly() {
        VirtualRun run = new VirtualRun(phase("warm-up", false, AUTHENTICATION));
        run.account.endInterval(at(1));
        run.account.enter(phase("login", true, AUTHENTICATION), at(2), at(2));
        run.first.sendLag(MS, true);
        run.first.sendLag(50 * MS, false);
        run.account.endInterval(at(3));
        run.account.endInterval(at(4));
        run.account.enter(phase("drain", false), at(4), at(4));
        GeneratorFigures generator = run.account.finish(at(5)).generator();
        assertThat(generator.cpuS()).isEqualTo(2 * 0.8);
        assertThat(generator.processCpuS()).isEqualTo(2);
        assertThat(generator.gcMs()).isEqualTo(14);
        assertThat(generator.maxLoopUtilisation()).isEqualTo(0.5);
        assertThat(generator.sendLagNs().getTotalCount()).isEqualTo(1);
        assertThat(generator.loops()).isEqualTo(2);
        assertThat(generator.peakRssMb()).isEqualTo(256);
        assertThat(generator.crypto()).isEqualTo("fake crypto 1");
        assertThat(generator.transport()).isEqualTo("nio");
    }

    @Test
    void listenersGetTheIntervalsOwnHistogramsByTag() {
        List<String> heard = new ArrayList<>();
        VirtualRun run = new VirtualRun(phase("a", true, AUTHENTICATION), (figures, histogramsNs, started) -> {
            new TreeMap<>(histogramsNs)
                    .forEach((tag, histogram) -> heard.add(tag + " " + histogram.getTotalCount() + " "
                            + Instant.ofEpochMilli(histogram.getStartTimeStamp()) + " " + histogram.getTag()));
            assertThat(started).isEqualTo(STARTED.plusNanos(figures.offsetS() > 0 ? 1_000_000_000 : 0));
        });
        accepted(run.first, AUTHENTICATION, true, MS, 0.1);
        accepted(run.second, AUTHENTICATION, false, MS, 0.2);
        run.first.stage(AUTHENTICATION, true, Stage.SIGN, Outcome.ACCEPTED, 14_000);
        run.account.endInterval(at(1));
        accepted(run.second, AUTHENTICATION, true, MS, 1.2);
        run.account.finish(at(2));
        assertThat(heard)
                .containsExactly(
                        "authentication.response_time 2 2026-01-02T03:04:05Z authentication.response_time",
                        "authentication.service_time 2 2026-01-02T03:04:05Z authentication.service_time",
                        "authentication.sign 1 2026-01-02T03:04:05Z authentication.sign",
                        "send_lag 2 2026-01-02T03:04:05Z send_lag",
                        "authentication.response_time 1 2026-01-02T03:04:06Z authentication.response_time",
                        "authentication.service_time 1 2026-01-02T03:04:06Z authentication.service_time",
                        "send_lag 1 2026-01-02T03:04:06Z send_lag");
    }

    @Test
    void aListenerThatThrowsStopsNeitherCollectingNorTheOthers() {
        VirtualRun run = new VirtualRun(phase("a", true, AUTHENTICATION), (figures, histogramsNs, started) -> {
            throw new IllegalArgumentException("a listener that throws, on purpose");
        });
        accepted(run.first, AUTHENTICATION, true, MS, 0.1);
        run.account.endInterval(at(1));
        assertThat(run.heard).hasSize(1);
        assertThat(of(run.account.finish(at(2)), AUTHENTICATION).accepted()).isEqualTo(1);
    }

    @Test
    void totalsAreThereWhileTheRunGoesOn() {
        VirtualRun run = new VirtualRun(phase("a", true, AUTHENTICATION));
        assertThat(run.account.totals().of(AUTHENTICATION)).isEqualTo(OutcomeCounts.NONE);
        accepted(run.first, AUTHENTICATION, true, MS, 0.1);
        accepted(run.second, AUTHENTICATION, false, MS, 0.1);
        run.second.intended(AUTHENTICATION, true);
        run.account.endInterval(at(1));
        assertThat(run.account.totals().measured()).containsEntry(AUTHENTICATION, new OutcomeCounts(2, 1, 0, 0, 0, 0));
        assertThat(run.account.totals().of(AUTHENTICATION)).isEqualTo(new OutcomeCounts(3, 2, 0, 0, 0, 0));
    }

    @Test
    void mergedPercentilesAreThoseOfOneHistogramOverAllValues() {
        long seed = 11;
        Random random = new Random(seed);
        VirtualRun run = new VirtualRun(phase("a", true, AUTHENTICATION));
        Histogram all = Durations.histogram();
        for (int i = 0; i < 100_000; i++) {
            // The loops differ, as loops do: an average of their percentiles would be far off.
            boolean slow = i % 10 == 0;
            long ns = (long) (-Math.log(1 - random.nextDouble()) * (slow ? 80 * MS : MS));
            all.recordValue(ns);
            accepted(slow ? run.first : run.second, AUTHENTICATION, true, ns, i / 1e5);
            if (i % 9_999 == 0) {
                run.account.endInterval(at(i / 1e5));
            }
        }
        Histogram merged = of(run.account.finish(at(1)), AUTHENTICATION).responseTimeNs();
        assertThat(merged).as("seed %d", seed).isEqualTo(all);
        assertThat(Percentiles.ofNs(merged)).as("seed %d", seed).isEqualTo(Percentiles.ofNs(all));
    }

    @Test
    void timesThatNoHistogramCanTakeAreClampedAndCounted() {
        VirtualRun run = new VirtualRun(phase("a", true, AUTHENTICATION));
        run.first.intended(AUTHENTICATION, true);
        run.first.sendLag(-5, true);
        run.first.stage(AUTHENTICATION, true, Stage.SIGN, Outcome.ACCEPTED, Long.MAX_VALUE);
        run.first.ended(AUTHENTICATION, true, Outcome.FAILED, "late", 2 * Durations.HIGHEST_NS, 0, START_NS);
        Collected collected = run.account.finish(at(1));
        assertThat(collected.clampedTimes()).isEqualTo(3);
        assertThat(Percentiles.ofNs(of(collected, AUTHENTICATION).responseTimeNs())
                        .max())
                .isCloseTo(3_600_000, within(3_600.0));
        assertThat(collected.generator().sendLagNs().getMaxValue()).isZero();
    }

    @Test
    void reasonsAreBoundedAndNoneIsLost() {
        VirtualRun run = new VirtualRun(phase("a", true, AUTHENTICATION));
        for (int i = 0; i < 1_000; i++) {
            LoopRecorder loop = i % 2 == 0 ? run.first : run.second;
            loop.intended(AUTHENTICATION, true);
            loop.ended(AUTHENTICATION, true, Outcome.FAILED, "reason " + i, MS, MS, START_NS);
        }
        CeremonyFigures figures = of(run.account.finish(at(1)), AUTHENTICATION);
        assertThat(figures.reasons())
                .hasSizeBetween(ReasonCounts.MAX_DISTINCT, ReasonCounts.MAX_DISTINCT + 1)
                .containsKey(ReasonCounts.OTHER);
        assertThat(figures.reasons().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(1_000);
    }

    @Test
    void noValuesGiveZeros() {
        assertThat(Percentiles.ofNs(Durations.histogram())).isEqualTo(new Percentiles(0, 0, 0, 0, 0));
    }
}
