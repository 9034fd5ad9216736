package dev.keywave.capacity;

import dev.keywave.measure.IntervalFigures;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Whether response times grow through a trial. A relying party that does 98 of 100 starts in time is behind by 2% of
 * the time that has passed: its response time grows by 20 ms each second, whatever the rate, and an objective of 300 ms
 * holds for a trial of 10 s nevertheless. So the growth itself is looked at, second by second:
 *
 * <ul>
 *   <li>how much: the median of the slopes between all pairs of seconds (Theil 1950, Sen 1968), which a pause of the
 *       collector or of the machine in less than 29% of the seconds does not move;
 *   <li>whether it is more than chance: the rank test of Mann (1945) and Kendall for a trend, one-sided at 5%, from five
 *       seconds on; with fewer it has no power, and the slope alone counts.
 * </ul>
 *
 * @param slope seconds of response time per second, which is the share of the starts by which somebody falls behind
 * @param significant whether such growth comes by chance in less than one of twenty trials
 */
record Drift(double slope, boolean significant) {

    /** A shorter one, at the end of a phase, has too few ceremonies to speak of a typical one. */
    private static final double LEAST_INTERVAL_S = 0.5;

    private static final int LEAST_FOR_THE_TEST = 5;
    private static final double ONE_IN_TWENTY = 1.645;

    /**
     * Of a run's intervals: of each measured one the median response time of what ended in it, the ceremonies of a mix
     * weighted by their starts. In an interval in which nothing ended the response time grew by its length at least.
     */
    static Drift of(List<IntervalFigures> intervals) {
        double[] atS = new double[intervals.size()];
        double[] responseS = new double[intervals.size()];
        int n = 0;
        for (IntervalFigures interval : intervals) {
            if (interval.measured() && interval.durationS() > LEAST_INTERVAL_S) {
                atS[n] = interval.offsetS() + interval.durationS();
                double medianS = medianS(interval.ceremonies().values());
                responseS[n] = Double.isNaN(medianS) ? (n == 0 ? 0 : responseS[n - 1]) + interval.durationS() : medianS;
                n++;
            }
        }
        return of(Arrays.copyOf(atS, n), Arrays.copyOf(responseS, n));
    }

    private static double medianS(Collection<IntervalFigures.Ceremonies> ceremonies) {
        double weighted = 0;
        long starts = 0;
        for (IntervalFigures.Ceremonies each : ceremonies) {
            if (each.accepted() + each.rejected() + each.throttled() + each.failed() > 0) {
                weighted += each.intended() * each.p50Ms() / 1e3;
                starts += each.intended();
            }
        }
        return starts == 0 ? Double.NaN : weighted / starts;
    }

    /**
     * Of a trial's seconds.
     *
     * @param atS when each second ended
     * @param responseS a typical response time of it
     */
    static Drift of(double[] atS, double[] responseS) {
        int n = atS.length;
        double[] slopes = new double[n * (n - 1) / 2];
        int pairs = 0;
        int kendall = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                double rise = responseS[j] - responseS[i];
                slopes[pairs++] = rise / (atS[j] - atS[i]);
                kendall += (int) Math.signum(rise);
            }
        }
        Arrays.sort(slopes);
        double slope =
                pairs == 0 ? 0 : pairs % 2 == 1 ? slopes[pairs / 2] : (slopes[pairs / 2 - 1] + slopes[pairs / 2]) / 2;
        // The variance without ties, which is the larger one: ties make the test careful, not rash.
        double deviation = Math.sqrt(n * (n - 1.0) * (2.0 * n + 5) / 18);
        boolean significant = n < LEAST_FOR_THE_TEST || (kendall - 1) / deviation > ONE_IN_TWENTY;
        return new Drift(slope, significant);
    }

    /** Whether somebody falls behind by more than that share of the starts. */
    boolean exceeds(double share) {
        return significant && slope > share;
    }
}
