package dev.keywave.checkpoint;

import dev.keywave.input.InputException;
import java.util.List;
import java.util.Locale;

/** Whether this machine can generate what is to be driven. */
public final class Feasible {

    private Feasible() {}

    /**
     * Refuses peaks that are too high, before anything runs.
     *
     * @param limitPerS what this machine generates at most; 0 or no number when it generated nothing
     * @param method how that was found out
     * @throws InputException one line with the number of machines that it takes, or why that is not known
     */
    public static void require(List<PeakLoad> loads, double limitPerS, String method) {
        if (!loads.isEmpty() && !(limitPerS > 0)) {
            throw new InputException(
                    "--drive: this machine generated nothing when its limit was looked for (" + method
                            + "), so no peak can be driven from it; try again when it is less busy, or compare with --capacity");
        }
        for (PeakLoad load : loads) {
            if (load.totalPerS() > limitPerS) {
                throw new InputException(String.format(
                        Locale.ROOT,
                        "--drive: the peak of %s is %s, this machine generates about %s (%s): it takes %,d machines"
                                + " like this one; drive it from as many with 'keywave run', or compare with --capacity",
                        load.wave(),
                        Written.perS(load.totalPerS()),
                        Written.perS(limitPerS),
                        method,
                        (long) Math.ceil(load.totalPerS() / limitPerS)));
            }
        }
    }
}
