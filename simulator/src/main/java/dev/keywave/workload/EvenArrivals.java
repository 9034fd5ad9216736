package dev.keywave.workload;

/** Every so-manieth of the evenly spaced starts: the k-th is where the integral of the rate is k. */
final class EvenArrivals implements ArrivalSchedule {

    private final LinearRate rate;
    private final long starts;
    private final int step;
    private long next;

    EvenArrivals(LinearRate rate, long starts, int first, int step) {
        this.rate = rate;
        this.starts = starts;
        this.step = step;
        this.next = first;
    }

    @Override
    public long nextNs() {
        if (next >= starts) {
            return END;
        }
        long timeNs = rate.timeNs((double) next);
        next += step;
        return timeNs;
    }
}
