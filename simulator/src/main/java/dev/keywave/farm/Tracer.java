package dev.keywave.farm;

import java.security.SecureRandom;
import java.util.SplittableRandom;

/** Draws on one loop which ceremonies carry a trace context, and the IDs of traces and requests. */
final class Tracer {

    private final double share;
    private final SplittableRandom choice;
    private final SplittableRandom ids;
    private final long idHigh;

    /**
     * Draws the same ceremonies from the same seed.
     *
     * @param ids of IDs: runs with one seed, one after another or on many machines, must not share traces
     * @param idHigh the first 8 bytes of each trace ID; the others differ on one loop, and these from loop to loop
     */
    Tracer(double share, long seed, SplittableRandom ids, long idHigh) {
        this.share = share;
        this.choice = new SplittableRandom(seed);
        this.ids = ids;
        this.idHigh = idHigh;
    }

    /**
     * For one loop.
     *
     * @param share of the ceremonies that carry a trace context, 0 to 1
     */
    static Tracer of(double share, long seed) {
        SecureRandom random = new SecureRandom();
        return new Tracer(share, seed, new SplittableRandom(random.nextLong()), random.nextLong() | 1);
    }

    /** Whether the next ceremony carries one. */
    boolean draws() {
        return share > 0 && choice.nextDouble() < share;
    }

    long idHigh() {
        return idHigh;
    }

    /** A new ID of 8 bytes, not all zero; it does not come twice. */
    long nextId() {
        long id = ids.nextLong();
        return id == 0 ? ids.nextLong() : id;
    }
}
