package dev.keywave.farm;

import dev.keywave.measure.RunPhase;

/** Is told where a run stands. */
@FunctionalInterface
public interface PhaseListener {

    /** A phase began, or begins, at that time of the run's clock. */
    void phaseBegan(RunPhase phase, long startNs);
}
