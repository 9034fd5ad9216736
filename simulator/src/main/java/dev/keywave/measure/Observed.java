package dev.keywave.measure;

import dev.keywave.workload.CeremonyType;
import java.util.Map;

/** What thresholds are held against. */
public record Observed(
        Map<CeremonyType, CeremonyFigures> ceremonies, GeneratorFigures generator, AdversaryFigures adversary) {}
