package dev.keywave.workload;

/**
 * The points of a Poisson process of which the number is known: that many independent draws, each uniform on the scale
 * of the integral of the rate, in ascending order. They are made in order, without storing or sorting them: of n draws
 * left above a point, the share of the rest that the lowest leaves above itself is the n-th root of a uniform number
 * (Bentley and Saxe, Generating Sorted Lists of Random Numbers, ACM TOMS 6, 1980).
 */
final class CountedPoissonArrivals implements ArrivalSchedule {

    private final LinearRate rate;
    private final UnitExponentials random;
    private final double end;
    private long left;
    private double logOfShareAbove;

    CountedPoissonArrivals(LinearRate rate, long starts, UnitExponentials random) {
        this.rate = rate;
        this.left = starts;
        this.random = random;
        this.end = rate.expectedStarts();
    }

    @Override
    public long nextNs() {
        if (left == 0) {
            return END;
        }
        logOfShareAbove -= random.next() / left;
        left--;
        return rate.timeNs(-Math.expm1(logOfShareAbove) * end);
    }
}
