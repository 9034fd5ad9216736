package dev.keywave.forecast;

/**
 * Random numbers by SplitMix64 (https://doi.org/10.1145/2714064.2660195). A stream is named by what it is for (the seed, a
 * user, a day), so that it gives the same numbers whoever asks, in whatever order.
 */
final class RandomStream {

    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private long state;

    /** Begins the stream of that key anew. */
    RandomStream at(long key) {
        state = key;
        return this;
    }

    long nextLong() {
        state += GOLDEN;
        return mix(state);
    }

    /** Uniform in [0, 1). */
    double nextDouble() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    /** The key of something within something. */
    static long key(long outer, long inner) {
        return mix(outer + GOLDEN * (inner + 1));
    }

    /** Uniform in [0, 1), the one number of that key and purpose. */
    static double draw(long key, long purpose) {
        return (key(key, purpose) >>> 11) * 0x1.0p-53;
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
