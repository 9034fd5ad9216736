package dev.keywave.measure;

import dev.keywave.workload.CeremonyType;
import java.util.Map;

/**
 * A run's counts up to the last interval that ended; what a live display needs.
 *
 * @param measured ceremonies whose intended start lay in a measured phase; every ceremony is always present
 * @param warmUp the others, likewise
 */
public record Totals(Map<CeremonyType, OutcomeCounts> measured, Map<CeremonyType, OutcomeCounts> warmUp) {

    /** Measured and not measured ones together. */
    public OutcomeCounts of(CeremonyType ceremony) {
        return measured.getOrDefault(ceremony, OutcomeCounts.NONE)
                .plus(warmUp.getOrDefault(ceremony, OutcomeCounts.NONE));
    }
}
