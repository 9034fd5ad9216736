package dev.keywave.benchmarks.loop;

import dev.keywave.benchmarks.NullTransportLogin;
import dev.keywave.measure.LoopRecorder;
import dev.keywave.measure.Outcome;
import dev.keywave.measure.Stage;
import dev.keywave.workload.ArrivalSchedule;
import dev.keywave.workload.Arrivals;
import dev.keywave.workload.CeremonyType;
import dev.keywave.workload.NanoClock;
import dev.keywave.workload.OpenWorkload;
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
 * The farm's loop with a null transport: the next intended start of a Poisson process, one login by the compiled
 * adapter against canned responses, the clock read and the times recorded as the loop does. Left out, since they have no
 * seam without a socket: Netty's event loop, connections, HTTP framing, and the choice among idle users.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class CeremonyLoopBenchmark {

    private static final double RATE_PER_S = 100_000;

    /** Whether the authenticator signs. */
    @Param({"true", "false"})
    public boolean signing = true;

    private final NanoClock clock = NanoClock.SYSTEM;
    private final LoopRecorder recorder = new LoopRecorder();
    private ArrivalSchedule schedule = () -> ArrivalSchedule.END;
    private @Nullable NullTransportLogin login;

    /** Registers the user, and plans more starts than there can be. */
    @Setup
    public void prepare() {
        login = new NullTransportLogin(signing);
        schedule = OpenWorkload.constantRate(RATE_PER_S, TimeUnit.DAYS.toNanos(1), Arrivals.POISSON, 1)
                .split(0, 1);
    }

    /** One ceremony. */
    @Benchmark
    public long ceremony() {
        NullTransportLogin exchange = login;
        if (exchange == null) {
            throw new IllegalStateException("the benchmark was not set up");
        }
        long intendedNs = schedule.nextNs();
        recorder.intended(CeremonyType.AUTHENTICATION, true);
        long startNs = clock.nowNs();
        recorder.sendLag(0, true);
        exchange.askForOptions();
        long optionsNs = clock.nowNs();
        recorder.stage(CeremonyType.AUTHENTICATION, true, Stage.OPTIONS, Outcome.ACCEPTED, optionsNs - startNs);
        exchange.sign();
        long signedNs = clock.nowNs();
        recorder.stage(CeremonyType.AUTHENTICATION, true, Stage.SIGN, Outcome.ACCEPTED, signedNs - optionsNs);
        exchange.sendResult();
        long endNs = clock.nowNs();
        recorder.stage(CeremonyType.AUTHENTICATION, true, Stage.RESULT, Outcome.ACCEPTED, endNs - signedNs);
        long serviceNs = endNs - startNs;
        recorder.ended(CeremonyType.AUTHENTICATION, true, Outcome.ACCEPTED, null, serviceNs, serviceNs, endNs);
        return intendedNs;
    }
}
