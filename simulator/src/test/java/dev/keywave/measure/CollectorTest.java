package dev.keywave.measure;

import static dev.keywave.measure.VirtualRun.phase;
import static dev.keywave.workload.CeremonyType.AUTHENTICATION;
import static dev.keywave.workload.CeremonyType.REGISTRATION;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keywave.workload.CeremonyType;
import dev.keywave.workload.NanoClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class CollectorTest {

    private static final long INTERVAL_NS = 2_000_000;
    private static final int CEREMONIES = 150_000;

    @Test
    void nothingIsLostWhileLoopsWriteAndTheCollectorTakes() throws InterruptedException {
        List<LoopRecorder> recorders = List.of(new LoopRecorder(), new LoopRecorder());
        List<Thread> writers = new ArrayList<>();
        for (LoopRecorder recorder : recorders) {
            writers.add(new Thread(() -> write(recorder)));
        }
        LongAdder intervalsAccepted = new LongAdder();
        LongAdder intervalsTimes = new LongAdder();
        IntervalListener listener =
                (figures, histogramsNs, started) -> figures.ceremonies().forEach((ceremony, counts) -> {
                    long ended = counts.accepted() + counts.rejected() + counts.throttled() + counts.failed();
                    var times = histogramsNs.get(ceremony.label() + ".response_time");
                    // What is taken belongs together: as many times as ceremonies that ended.
                    assertThat(times == null ? 0 : times.getTotalCount()).isEqualTo(ended);
                    intervalsAccepted.add(counts.accepted());
                    intervalsTimes.add(ended);
                });
        List<Generator.Loop> loops = List.of(
                new Generator.Loop(recorders.get(0), writers.get(0).getId()),
                new Generator.Loop(recorders.get(1), writers.get(1).getId()));
        Collector collector = Collector.start(
                new Generator(loops, "none", "none"),
                Criteria.DEFAULT,
                phase("both", true, AUTHENTICATION, REGISTRATION),
                List.of(listener),
                NanoClock.SYSTEM,
                Instant.now(),
                INTERVAL_NS);
        writers.forEach(Thread::start);
        long before = 0;
        int snapshots = 0;
        while (writers.stream().anyMatch(Thread::isAlive)) {
            long intended = addsUp(collector.snapshot());
            assertThat(intended).isGreaterThanOrEqualTo(before);
            before = intended;
            snapshots++;
        }
        for (Thread writer : writers) {
            writer.join();
        }
        assertThat(snapshots).isPositive();
        Collected collected = collector.stop();
        assertThat(collected.intervals()).hasSizeGreaterThan(1);
        long accepted = 0;
        for (CeremonyType ceremony : CeremonyType.WEBAUTHN) {
            CeremonyFigures figures = requireNonNull(collected.ceremonies().get(ceremony));
            assertThat(figures.intended()).isEqualTo(CEREMONIES);
            assertThat(figures.failed()).isEqualTo(CEREMONIES / 10);
            assertThat(figures.accepted()).isEqualTo(CEREMONIES - CEREMONIES / 10);
            assertThat(figures.responseTimeNs().getTotalCount()).isEqualTo(CEREMONIES);
            assertThat(figures.serviceTimeNs().getTotalCount()).isEqualTo(CEREMONIES);
            assertThat(figures.reasons()).containsEntry("timeout", CEREMONIES / 10L);
            for (Stage stage : Stage.values()) {
                assertThat(requireNonNull(figures.stagesNs().get(stage)).getTotalCount())
                        .isEqualTo(CEREMONIES);
            }
            accepted += figures.accepted();
        }
        assertThat(collected.generator().sendLagNs().getTotalCount()).isEqualTo(2 * CEREMONIES);
        assertThat(intervalsAccepted.sum()).isEqualTo(accepted);
        assertThat(intervalsTimes.sum()).isEqualTo(2 * CEREMONIES);
        assertThat(collected.clampedTimes()).isZero();
    }

    /** Whenever it is taken: as many times as ceremonies that ended, of each outcome, stage and model. */
    private static long addsUp(RunSnapshot snapshot) {
        long intended = 0;
        for (CeremonyType ceremony : CeremonyType.WEBAUTHN) {
            CeremonySnapshot figures = requireNonNull(snapshot.ceremonies().get(ceremony));
            intended += figures.counts().intended();
            assertThat(figures.counts().ended())
                    .isLessThanOrEqualTo(figures.counts().intended());
            figures.responseTimeNs()
                    .forEach((outcome, times) -> assertThat(times.getTotalCount())
                            .isEqualTo(figures.counts().count(outcome)));
            assertThat(figures.responseTimeOfAllNs().getTotalCount())
                    .isEqualTo(figures.counts().ended());
            assertThat(figures.models().stream()
                            .flatMap(model -> model.byAlgorithm().values().stream())
                            .mapToLong(OutcomeCounts::ended)
                            .sum())
                    .isEqualTo(figures.counts().ended());
        }
        return intended;
    }

    private static void write(LoopRecorder recorder) {
        for (int i = 0; i < CEREMONIES; i++) {
            var ceremony = i % 2 == 0 ? AUTHENTICATION : REGISTRATION;
            boolean failed = i / 2 % 10 == 0;
            recorder.intended(ceremony, true);
            recorder.sendLag(i, true);
            for (Stage stage : Stage.values()) {
                recorder.stage(ceremony, true, stage, failed ? Outcome.FAILED : Outcome.ACCEPTED, 1_000L * i);
            }
            recorder.inFlight(i % 64);
            recorder.ended(
                    ceremony,
                    true,
                    failed ? Outcome.FAILED : Outcome.ACCEPTED,
                    failed ? "timeout" : null,
                    3_000L * i,
                    2_000L * i,
                    i,
                    "model-" + i % 3,
                    "ES256");
        }
    }

    @Test
    void phasesThatAreAnnouncedDivideTheRun() throws InterruptedException {
        AtomicLong nowNs = new AtomicLong(-5);
        LoopRecorder recorder = new LoopRecorder();
        ConcurrentHashMap<String, CountDownLatch> heard = new ConcurrentHashMap<>();
        heard.put("warm-up", new CountDownLatch(1));
        heard.put("login", new CountDownLatch(1));
        ConcurrentLinkedQueue<String> threads = new ConcurrentLinkedQueue<>();
        Collector collector = Collector.start(
                new Generator(
                        List.of(new Generator.Loop(
                                recorder, Thread.currentThread().getId())),
                        "none",
                        "none"),
                phase("warm-up", false, AUTHENTICATION),
                List.of((figures, histogramsNs, started) -> {
                    threads.add(Thread.currentThread().getName());
                    requireNonNull(heard.get(figures.phase())).countDown();
                }),
                nowNs::get,
                Instant.EPOCH);
        recorder.intended(AUTHENTICATION, false);
        recorder.ended(AUTHENTICATION, false, Outcome.ACCEPTED, null, 1, 1, 0);
        nowNs.set(700_000_000);
        collector.enter(phase("login", true, AUTHENTICATION), 650_000_000);
        assertThat(requireNonNull(heard.get("warm-up")).await(10, TimeUnit.SECONDS))
                .isTrue();
        recorder.intended(AUTHENTICATION, true);
        recorder.ended(AUTHENTICATION, true, Outcome.ACCEPTED, null, 1, 1, 0);
        nowNs.set(1_650_000_000);
        Collected collected = collector.stop();
        assertThat(collected.warmUpCeremonies()).isEqualTo(1);
        CeremonyFigures figures = requireNonNull(collected.ceremonies().get(AUTHENTICATION));
        assertThat(figures.accepted()).isEqualTo(1);
        assertThat(figures.durationS()).isEqualTo(1);
        assertThat(collected.intervals()).extracting(IntervalFigures::phase).containsExactly("warm-up", "login");
        assertThat(threads).containsOnly("keywave-collector");
        assertThat(collector.totals().of(AUTHENTICATION).accepted()).isEqualTo(2);
    }

    @Test
    void aBugWhileCollectingSurfacesAtTheEnd() {
        LoopRecorder recorder = new LoopRecorder();
        recorder.intended(AUTHENTICATION, true);
        Generator generator = new Generator(List.of(new Generator.Loop(recorder, 1)), "none", "none");
        try (Collector collector = Collector.start(
                generator, phase("a", true, AUTHENTICATION), List.of(), NanoClock.SYSTEM, Instant.now())) {
            assertThatThrownBy(collector::stop)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("1 intended starts but 0 ends");
        }
    }

    @Test
    void theMachinesReadingsAreReal() {
        Generator generator = new Generator(
                List.of(
                        new Generator.Loop(
                                new LoopRecorder(), Thread.currentThread().getId()),
                        new Generator.Loop(new LoopRecorder(), Long.MAX_VALUE)),
                "none",
                "none");
        JvmResources resources = new JvmResources(generator);
        ResourceMeter.Reading before = resources.read();
        double work = 0;
        ResourceMeter.Reading after = before;
        while (after.loopCpuNs().get(0) - before.loopCpuNs().get(0) < 20_000_000) {
            for (int i = 0; i < 100_000; i++) {
                work += Math.sqrt(i);
            }
            after = resources.read();
        }
        assertThat(work).isPositive();
        assertThat(after.processCpuNs() - before.processCpuNs()).isGreaterThan(5_000_000);
        assertThat(after.loopCpuNs().get(1)).as("a thread that is not there").isZero();
        assertThat(after.heapMb()).isPositive();
        assertThat(resources.peakRssMb()).isGreaterThan(10);
    }
}
