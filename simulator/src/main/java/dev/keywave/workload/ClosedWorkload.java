package dev.keywave.workload;

/**
 * A closed workload: so many users at a time, each of whom starts again when the ceremony before has ended and the
 * think time is over. That moment is the intended start.
 *
 * @param concurrency users at a time; 0 is a loop without work
 * @param thinkNs from the end of a ceremony to the user's next intended start
 * @param durationNs length of the phase; no start is intended at or after it
 */
public record ClosedWorkload(int concurrency, long thinkNs, long durationNs) {

    /** Rejects what is no workload. */
    public ClosedWorkload {
        if (concurrency < 0 || thinkNs < 0 || durationNs <= 0) {
            throw new IllegalArgumentException("a closed workload of " + concurrency + " users, " + thinkNs
                    + " ns think time and " + durationNs + " ns does not exist");
        }
    }

    /**
     * The part of one loop; the concurrencies of all loops add up to the whole and differ by one at most.
     *
     * @param loop which one, from 0
     * @param loops how many there are
     */
    public ClosedWorkload split(int loop, int loops) {
        if (loop < 0 || loop >= loops) {
            throw new IllegalArgumentException("there is no loop " + loop + " among " + loops);
        }
        int share = concurrency / loops + (loop < concurrency % loops ? 1 : 0);
        return new ClosedWorkload(share, thinkNs, durationNs);
    }
}
