package dev.keywave.measure;

import java.util.List;

/**
 * What decides on a run.
 *
 * @param validity whether its figures are to be trusted
 * @param thresholds what it must keep
 */
public record Criteria(Validity validity, List<Threshold> thresholds) {

    /** The usual validity and no threshold. */
    public static final Criteria DEFAULT = new Criteria(Validity.DEFAULT, List.of());

    /** Keeps a copy. */
    public Criteria {
        thresholds = List.copyOf(thresholds);
    }

    /** Whether each threshold was kept, in their order. */
    public List<ThresholdVerdict> verdicts(Observed observed) {
        return thresholds.stream().map(threshold -> threshold.judge(observed)).toList();
    }
}
