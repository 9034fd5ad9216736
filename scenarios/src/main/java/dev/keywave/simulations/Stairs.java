package dev.keywave.simulations;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** A staircase of rates, and how each stair went. Gatling's own figures are only there when the run is over. */
final class Stairs {

    private static final int DIGITS = 3;
    private static final double PERCENTILE = 99;
    private static final double PERCENT = 100;

    private final double firstPerS;
    private final List<Histogram> timesMs = new ArrayList<>();
    private final List<LongAdder> failed = new ArrayList<>();

    Stairs(double firstPerS, int steps) {
        this.firstPerS = firstPerS;
        for (int step = 0; step < steps; step++) {
            timesMs.add(new ConcurrentHistogram(DIGITS));
            failed.add(new LongAdder());
        }
    }

    /** Each higher than the one before by the first one's rate. */
    double perS(int step) {
        return firstPerS * (step + 1);
    }

    /** {@code 40/s}. */
    String name(int step) {
        return Shape.rate(perS(step));
    }

    /** A virtual user is through, after requests of so many milliseconds; from any thread. */
    void climbed(int step, long requestsMs, boolean hasFailed) {
        timesMs.get(step).recordValue(requestsMs);
        if (hasFailed) {
            failed.get(step).increment();
        }
    }

    /** The last stair up to which all are within the goals; -1 when not even the first one is. */
    int last(Duration p99, double errors) {
        int last = -1;
        while (last + 1 < timesMs.size() && holds(last + 1, p99, errors)) {
            last++;
        }
        return last;
    }

    private boolean holds(int step, Duration p99, double errors) {
        Histogram times = timesMs.get(step);
        return times.getTotalCount() > 0
                && times.getValueAtPercentile(PERCENTILE) < p99.toMillis()
                && failedShare(step) <= errors;
    }

    private double failedShare(int step) {
        long all = timesMs.get(step).getTotalCount();
        return all == 0 ? 0 : (double) failed.get(step).sum() / all;
    }

    /** A line for each stair, and what they come to. */
    String inWords(Duration p99, double errors) {
        StringBuilder text = new StringBuilder(
                String.format(Locale.ROOT, "%n%-10s %10s %12s %9s%n", "stair", "logins", "p99, ms", "failed"));
        for (int step = 0; step < timesMs.size(); step++) {
            Histogram times = timesMs.get(step);
            text.append(String.format(
                    Locale.ROOT,
                    "%-10s %10d %12d %8.2f%%%n",
                    name(step),
                    times.getTotalCount(),
                    times.getValueAtPercentile(PERCENTILE),
                    failedShare(step) * PERCENT));
        }
        int last = last(p99, errors);
        String goals =
                String.format(Locale.ROOT, "p99 below %d ms, at most %.3g%% failed", p99.toMillis(), errors * PERCENT);
        return text.append(
                        last < 0 ? "no stair is within the goals" : name(last) + " is the last stair within the goals")
                .append(" (")
                .append(goals)
                .append(last == timesMs.size() - 1 ? "), and the highest: raise rate or steps" : ")")
                .append(System.lineSeparator())
                .toString();
    }
}
