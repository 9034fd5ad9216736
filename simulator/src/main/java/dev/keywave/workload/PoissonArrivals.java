package dev.keywave.workload;

/**
 * A Poisson process whose rate may change, by time-rescaling: the points of a process of rate 1, taken through the
 * inverse of the integral of the rate (Brown et al., The time-rescaling theorem, Neural Computation 14, 2002).
 */
final class PoissonArrivals implements ArrivalSchedule {

    private final LinearRate rate;
    private final int loops;
    private final UnitExponentials random;
    private final double end;
    private double position;

    /** One of so many independent processes that share the rate evenly. */
    PoissonArrivals(LinearRate rate, int loops, UnitExponentials random) {
        this.rate = rate;
        this.loops = loops;
        this.random = random;
        this.end = rate.expectedStarts();
    }

    @Override
    public long nextNs() {
        if (position < end) {
            position += random.next() * loops;
        }
        return position < end ? rate.timeNs(position) : END;
    }
}
