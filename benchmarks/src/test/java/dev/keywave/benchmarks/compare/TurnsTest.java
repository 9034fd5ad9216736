package dev.keywave.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two profilers, as two forks have them, take turns. */
@Timeout(30)
final class TurnsTest {

    private static final int ITERATIONS = 200;

    private final ExecutorService forks = Executors.newFixedThreadPool(2);
    private final AtomicInteger measuring = new AtomicInteger();
    private final List<Integer> order = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void end() {
        forks.shutdownNow();
    }

    @Test
    void oneMeasuresWhileTheOtherWaits() throws Exception {
        try (Turns turns = Turns.open(new TurnOrder(3))) {
            Future<Integer> baseline = forks.submit(() -> measure(turns, Turns.BASELINE, ITERATIONS));
            Future<Integer> measured = forks.submit(() -> measure(turns, Turns.NEW, ITERATIONS));
            assertThat(baseline.get(20, TimeUnit.SECONDS)).as("most at once").isEqualTo(1);
            assertThat(measured.get(20, TimeUnit.SECONDS)).as("most at once").isEqualTo(1);
        }
        TurnOrder expected = new TurnOrder(3);
        for (int turn = 0; turn < ITERATIONS; turn++) {
            int first = expected.baselineFirst() ? Turns.BASELINE : Turns.NEW;
            assertThat(order.subList(2 * turn, 2 * turn + 2))
                    .as("turn %d", turn)
                    .containsExactly(first, 1 - first);
        }
    }

    @Test
    void whoIsLeftAloneGoesOn() throws Exception {
        try (Turns turns = Turns.open(new TurnOrder(3))) {
            Future<Integer> longer = forks.submit(() -> measure(turns, Turns.BASELINE, ITERATIONS));
            Future<Integer> shorter = forks.submit(() -> {
                int most = measure(turns, Turns.NEW, 10);
                turns.end();
                return most;
            });
            shorter.get(20, TimeUnit.SECONDS);
            longer.get(20, TimeUnit.SECONDS);
        }
        assertThat(order).hasSize(ITERATIONS + 10);
    }

    @Test
    void whoeverHasNoPartnerIsLetGo() throws Exception {
        try (Turns turns = Turns.open(new TurnOrder(3))) {
            Future<Integer> only = forks.submit(() -> measure(turns, Turns.NEW, 5));
            turns.end();
            only.get(20, TimeUnit.SECONDS);
        }
        assertThat(order).hasSize(5);
    }

    /** So many iterations of nothing; how many were under way at once, at most. */
    @SuppressWarnings("NullAway") // the profiler looks at none of what JMH tells it
    private int measure(Turns turns, int side, int iterations) {
        String argument = turns.profiler(side);
        TurnsProfiler profiler = new TurnsProfiler(argument.substring(argument.indexOf(':') + 1));
        int most = 0;
        for (int i = 0; i < iterations; i++) {
            profiler.beforeIteration(null, null);
            most = Math.max(most, measuring.incrementAndGet());
            order.add(side);
            measuring.decrementAndGet();
            profiler.afterIteration(null, null, null);
        }
        return most;
    }
}
