package dev.keywave.benchmarks.matrix;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Microseconds per operation in three JVMs, for figures that somebody may quote. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public abstract class Timed {

    private int turn = -1;

    Timed() {}

    /** The next index in rotation. */
    final int next(int size) {
        turn = turn + 1 < size ? turn + 1 : 0;
        return turn;
    }

    /** What the set-up made, which JMH calls first. */
    static <T> T prepared(@Nullable T state) {
        if (state == null) {
            throw new IllegalStateException("the benchmark was not set up");
        }
        return state;
    }
}
