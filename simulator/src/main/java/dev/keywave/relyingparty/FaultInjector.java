package dev.keywave.relyingparty;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Decides which fault a request meets. The n-th request of a server meets the same one for the same seed. */
final class FaultInjector {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private final Faults faults;
    private final long seed;
    private final LongSupplier nanoTime;
    private final long stallStartNs;
    private final long stallForNs;
    private final AtomicLong draws = new AtomicLong();

    FaultInjector(Faults faults, long seed, LongSupplier nanoTime) {
        this.faults = faults;
        this.seed = seed;
        this.nanoTime = nanoTime;
        this.stallStartNs = nanoTime.getAsLong() + faults.stallAfter().toNanos();
        this.stallForNs = faults.stallFor().toNanos();
    }

    /** How long a request that arrives now waits for the stall's end, nanoseconds; 0 outside of the stall. */
    long stallRemainingNs() {
        if (stallForNs == 0) {
            return 0;
        }
        long intoStallNs = nanoTime.getAsLong() - stallStartNs;
        return intoStallNs < 0 || intoStallNs >= stallForNs ? 0 : stallForNs - intoStallNs;
    }

    /** How much later each response leaves, nanoseconds. */
    long latencyNs() {
        return faults.latency().toNanos();
    }

    /** The fault that the next request meets instead of being served, or null. */
    @Nullable
    Fault draw() {
        if (faults.dropShare() == 0 && faults.errorShare() == 0 && faults.throttleShare() == 0) {
            return null;
        }
        long n = draws.getAndIncrement();
        if (uniform(3 * n) < faults.dropShare()) {
            return Fault.DROP;
        }
        if (uniform(3 * n + 1) < faults.errorShare()) {
            return Fault.ERROR;
        }
        return uniform(3 * n + 2) < faults.throttleShare() ? Fault.THROTTLE : null;
    }

    /** SplitMix64's output for position n of the seed's stream, as a number in [0, 1): loops share it without a lock. */
    private double uniform(long n) {
        long z = seed + (n + 1) * GOLDEN_GAMMA;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        z ^= z >>> 31;
        return (z >>> 11) * 0x1.0p-53;
    }
}
