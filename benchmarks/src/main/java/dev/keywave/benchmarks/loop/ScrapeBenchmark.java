package dev.keywave.benchmarks.loop;

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
import dev.keywave.metrics.Meters;
import dev.keywave.metrics.RunMeters;
import dev.keywave.metrics.ScrapePage;
import dev.keywave.workload.CeremonyType;
import dev.keywave.workload.NanoClock;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a scrape costs of a run with ten models, five steps and two ceremonies, of which each twentieth fails: the
 * snapshot, and the page in either form with the process's own meters. The setup says how long the page is.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class ScrapeBenchmark {

    private static final int CEREMONIES = 400_000;
    private static final int MODELS = 10;
    private static final List<Stage> STEPS =
            List.of(Stage.CONNECTION_WAIT, Stage.OPTIONS, Stage.USER, Stage.SIGN, Stage.RESULT);

    /** The form of the page: {@code protobuf} with native histograms, or {@code text}. */
    @Param({"protobuf", "text"})
    public String form = "protobuf";

    private final Meters meters = Meters.ofRun("2026-11-23T07-30-00", 0);
    private final RunMeters runMeters = new RunMeters(meters);
    private @Nullable Collector collector;

    /** Records a run. */
    @Setup
    public void prepare() throws InterruptedException {
        LoopRecorder recorder = new LoopRecorder();
        Criteria criteria = new Criteria(
                Validity.DEFAULT,
                List.of(Threshold.parse("authentication.response_time.p99 < 50ms"), Threshold.parse("failed < 0.1%")));
        Collector watching = Collector.start(
                new Generator(
                        List.of(new Generator.Loop(
                                recorder, Thread.currentThread().getId())),
                        "none",
                        "none"),
                criteria,
                new RunPhase("both", true, Set.of(CeremonyType.REGISTRATION, CeremonyType.AUTHENTICATION)),
                List.of(),
                NanoClock.SYSTEM,
                Instant.now());
        record(recorder, new Random(4));
        watching.stop();
        collector = watching;
        runMeters.watch(watching::snapshot);
        System.out.println("# page: " + page().length + " bytes of " + form);
    }

    private static void record(LoopRecorder recorder, Random random) {
        for (int i = 0; i < CEREMONIES; i++) {
            CeremonyType ceremony = i % 2 == 0 ? CeremonyType.AUTHENTICATION : CeremonyType.REGISTRATION;
            Outcome outcome = random.nextInt(20) == 0 ? Outcome.FAILED : Outcome.ACCEPTED;
            long ns = (long) (3e6 * Math.exp(random.nextGaussian()));
            recorder.intended(ceremony, true);
            recorder.sendLag(ns >> 10, true);
            for (Stage step : STEPS) {
                recorder.stage(ceremony, true, step, outcome, ns / step.label().length());
            }
            String reason = outcome == Outcome.FAILED ? "request_timeout" : null;
            String model = "model-" + random.nextInt(MODELS);
            recorder.ended(ceremony, true, outcome, reason, ns, ns - 1_000, i, model, "ES256");
        }
    }

    private byte[] page() {
        return ScrapePage.of(meters.registry(), form.equals("protobuf") ? ScrapePage.PROTOBUF : null)
                .text();
    }

    /** The run's figures, copied and judged. */
    @Benchmark
    public RunSnapshot snapshot() {
        Collector watching = collector;
        if (watching == null) {
            throw new IllegalStateException("the benchmark was not set up");
        }
        return watching.snapshot();
    }

    /** All that a scrape does but for the network. */
    @Benchmark
    public byte[] snapshotAndPage() {
        return page();
    }
}
