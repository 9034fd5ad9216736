package dev.keywave.measure;

import dev.keywave.workload.CeremonyType;
import java.util.Set;

/**
 * The phase that a run is in.
 *
 * @param name as in the plan
 * @param measured false for a warm-up and for the time in which the last ceremonies end
 * @param ceremonies the ones that start in it
 */
public record RunPhase(String name, boolean measured, Set<CeremonyType> ceremonies) {

    /** Keeps a copy. */
    public RunPhase {
        ceremonies = Set.copyOf(ceremonies);
    }
}
