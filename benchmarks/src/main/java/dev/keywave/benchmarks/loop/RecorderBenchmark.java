package dev.keywave.benchmarks.loop;

import dev.keywave.measure.LoopRecorder;
import dev.keywave.measure.Outcome;
import dev.keywave.measure.Stage;
import dev.keywave.workload.CeremonyType;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.HdrHistogram.AtomicHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import org.HdrHistogram.SingleWriterRecorder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it costs to take a time down: by the loop's recorder, for a whole ceremony and for one stage, and by each kind of
 * HdrHistogram that could have been taken. Times are log-normal around a millisecond; one writer, nobody reads.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class RecorderBenchmark {

    private static final long MOST_NS = TimeUnit.HOURS.toNanos(1);
    private static final int DIGITS = 3;
    private static final int TIMES = 4_096;
    private static final int MODELS = 10;

    private final LoopRecorder loopRecorder = new LoopRecorder();
    private final Histogram histogram = new Histogram(MOST_NS, DIGITS);
    private final AtomicHistogram atomicHistogram = new AtomicHistogram(MOST_NS, DIGITS);
    private final SingleWriterRecorder singleWriterRecorder = new SingleWriterRecorder(MOST_NS, DIGITS);
    private final Recorder recorder = new Recorder(MOST_NS, DIGITS);
    private final String[] models =
            IntStream.range(0, MODELS).mapToObj(i -> "model-" + i).toArray(String[]::new);
    private final long[] timesNs = times();
    private int turn;

    private static long[] times() {
        Random random = new Random(3);
        long[] times = new long[TIMES];
        for (int i = 0; i < TIMES; i++) {
            times[i] = (long) (1e6 * Math.exp(random.nextGaussian()));
        }
        return times;
    }

    private long nextNs() {
        turn = (turn + 1) % TIMES;
        return timesNs[turn];
    }

    /** Nothing but the rotation of times, to be taken off the others. */
    @Benchmark
    public long nothing() {
        return nextNs();
    }

    /** All that the loop takes down for one authentication, but for its authenticator. */
    @Benchmark
    public void loopRecorderCeremony() {
        long ns = nextNs();
        beforeTheEnd(ns);
        loopRecorder.ended(CeremonyType.AUTHENTICATION, true, Outcome.ACCEPTED, null, ns << 1, ns, ns);
    }

    /** All that the loop takes down for one authentication, with one of ten authenticators. */
    @Benchmark
    public void loopRecorderCeremonyByModel() {
        long ns = nextNs();
        beforeTheEnd(ns);
        loopRecorder.ended(
                CeremonyType.AUTHENTICATION,
                true,
                Outcome.ACCEPTED,
                null,
                ns << 1,
                ns,
                ns,
                models[turn % models.length],
                "ES256");
    }

    private void beforeTheEnd(long ns) {
        loopRecorder.intended(CeremonyType.AUTHENTICATION, true);
        loopRecorder.sendLag(ns >> 4, true);
        loopRecorder.stage(CeremonyType.AUTHENTICATION, true, Stage.OPTIONS, Outcome.ACCEPTED, ns);
        loopRecorder.stage(CeremonyType.AUTHENTICATION, true, Stage.SIGN, Outcome.ACCEPTED, ns >> 6);
        loopRecorder.stage(CeremonyType.AUTHENTICATION, true, Stage.RESULT, Outcome.ACCEPTED, ns);
    }

    /** One stage in the loop's recorder. */
    @Benchmark
    public void loopRecorderStage() {
        loopRecorder.stage(CeremonyType.AUTHENTICATION, true, Stage.OPTIONS, Outcome.ACCEPTED, nextNs());
    }

    /** A plain histogram, which nobody could read meanwhile. */
    @Benchmark
    public void plainHistogram() {
        histogram.recordValue(nextNs());
    }

    /** A histogram of atomic counts. */
    @Benchmark
    public void histogramOfAtomics() {
        atomicHistogram.recordValue(nextNs());
    }

    /** HdrHistogram's recorder for one writer. */
    @Benchmark
    public void hdrSingleWriterRecorder() {
        singleWriterRecorder.recordValue(nextNs());
    }

    /** HdrHistogram's recorder for many writers. */
    @Benchmark
    public void hdrRecorder() {
        recorder.recordValue(nextNs());
    }
}
