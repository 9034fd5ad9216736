package dev.keywave.relyingparty;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * The times at which a relying party of limited capacity finishes one ceremony after the other. Each takes the next free
 * slot, whatever its loop; slots lie 1/rate apart while there is a queue. Times are counted in 1/1,024 ns, so that the
 * spacing of a rate that divides no nanoseconds is off by less than 0.0005 ns, half a millionth at a million a second, and
 * 104 days fit.
 */
final class ServiceSlots {

    private static final double NS_PER_S = 1e9;
    private static final int FRACTION_BITS = 10;
    private static final long FRACTION = 1L << FRACTION_BITS;

    private final LongSupplier nanoTime;
    private final long startNs;
    private final long spacing;
    private final AtomicLong nextFree = new AtomicLong();

    ServiceSlots(double ratePerS, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.startNs = nanoTime.getAsLong();
        this.spacing = Math.round(NS_PER_S * FRACTION / ratePerS);
    }

    /** Takes the next free slot: now, when nobody waits. */
    long take() {
        long now = now();
        while (true) {
            long free = nextFree.get();
            long slot = Math.max(free, now);
            if (nextFree.compareAndSet(free, slot + spacing)) {
                return slot;
            }
        }
    }

    /** How long it is until a slot, nanoseconds; 0 when it has come. */
    long untilNs(long slot) {
        long remaining = slot - now();
        return remaining <= 0 ? 0 : (remaining + FRACTION - 1) >> FRACTION_BITS;
    }

    /** How long whoever comes now would wait, nanoseconds. */
    long queueNs() {
        return untilNs(nextFree.get());
    }

    private long now() {
        return (nanoTime.getAsLong() - startNs) << FRACTION_BITS;
    }
}
