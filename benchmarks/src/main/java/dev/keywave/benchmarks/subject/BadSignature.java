package dev.keywave.benchmarks.subject;

import java.util.Arrays;

/** What can be wrong with a signature. */
public enum BadSignature {
    /** Well-formed, with one bit of its last value changed. */
    FLIPPED_BIT,
    /** Not in the algorithm's form: cut off by a byte, so that DER promises more than there is. */
    MALFORMED;

    /** Counts from the end, so that in DER it is in the value of s. */
    private static final int FROM_END = 4;

    /** A bad signature of a good one, which stays as it is. */
    public byte[] of(byte[] good) {
        if (this == MALFORMED) {
            return Arrays.copyOf(good, good.length - 1);
        }
        byte[] bad = good.clone();
        bad[bad.length - FROM_END] ^= 1;
        return bad;
    }
}
