package dev.keywave.workload;

import java.util.SplittableRandom;

/** A stream of independent exponential random numbers of mean 1. */
final class UnitExponentials {

    private final SplittableRandom random;

    private UnitExponentials(SplittableRandom random) {
        this.random = random;
    }

    /**
     * The stream of one loop, independent of those of the others. Streams are split off one seed: to add the loop's
     * number to the seed would risk the same sequence, shifted.
     */
    static UnitExponentials ofLoop(long seed, int loop) {
        SplittableRandom root = new SplittableRandom(seed);
        SplittableRandom stream = root.split();
        for (int i = 0; i < loop; i++) {
            stream = root.split();
        }
        return new UnitExponentials(stream);
    }

    /** The next number: minus the logarithm of a uniform one from (0, 1], of which 53 bits are drawn. */
    double next() {
        return -Math.log(((random.nextLong() >>> 11) + 1) * 0x1.0p-53);
    }
}
