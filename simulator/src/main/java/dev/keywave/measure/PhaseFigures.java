package dev.keywave.measure;

import dev.keywave.workload.CeremonyType;

/**
 * The honest ceremonies of one phase, so that phases can be compared. Ceremonies count where they ended: those of one
 * phase that end in the next one, without a pause between, count there.
 *
 * @param phase the plan's name for it
 * @param durationS seconds in which its ceremonies started
 * @param responseTimeMs of all that ended
 */
public record PhaseFigures(
        String phase,
        boolean measured,
        CeremonyType ceremony,
        double durationS,
        OutcomeCounts counts,
        Percentiles responseTimeMs) {}
