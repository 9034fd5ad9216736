package dev.keywave.capacity;

import dev.keywave.measure.CeremonyFigures;
import dev.keywave.measure.NotableTraces;
import dev.keywave.measure.OutcomeCounts;
import dev.keywave.measure.Percentiles;
import dev.keywave.measure.RunResult;
import dev.keywave.measure.ThresholdVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.HdrHistogram.Histogram;

/**
 * A run, seen as a trial.
 *
 * @param objectives so many of its thresholds, from the first on, are objectives
 * @param counts all ceremonies together
 */
record Observation(RunResult result, int objectives, KeepsUp keepsUp, OutcomeCounts counts) {

    Trial trial(Step step, double ratePerS, double durationS, OptionalDouble acceptedPerCpuS) {
        Histogram responseNs = new Histogram(3);
        double lastedS = durationS;
        for (CeremonyFigures figures : result.ceremonies().values()) {
            responseNs.add(figures.responseTimeNs());
            lastedS = Math.max(lastedS, figures.durationS());
        }
        Drift drift = Drift.of(result.intervals());
        List<ThresholdVerdict> verdicts = new ArrayList<>(result.thresholds().subList(0, objectives));
        verdicts.add(keepsUp.judge(drift, counts));
        return new Trial(
                step,
                ratePerS,
                durationS,
                counts.accepted() / lastedS,
                counts,
                Percentiles.ofNs(responseNs),
                responseNs.getMean() / 1e6,
                drift.slope(),
                verdicts,
                result.invalidReasons(),
                acceptedPerCpuS,
                NotableTraces.of(result.traces(), TrialTraces.MOST));
    }
}
