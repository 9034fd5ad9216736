package dev.keywave.checkpoint;

import dev.keywave.forecast.Band;
import dev.keywave.measure.CeremonyFigures;
import dev.keywave.measure.NotableTraces;
import dev.keywave.measure.RunResult;
import dev.keywave.measure.ThresholdVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A wave whose peak was put on the relying party, and what came of it. */
public record DrivenWave(PeakLoad load, RunResult result) {

    private static final int MOST_TRACES = 10;

    /** Key of the finding. */
    static final String KEY = "service_level";

    /** Whether it says something of the relying party. */
    public boolean counts() {
        return result.valid() && !result.interrupted();
    }

    /** Ceremonies to look up where the relying party's traces are kept. */
    NotableTraces traces() {
        return NotableTraces.of(result.traces(), MOST_TRACES);
    }

    /** The finding for the wave's checkpoint. */
    public Finding finding() {
        long kept =
                result.thresholds().stream().filter(ThresholdVerdict::passed).count();
        int all = result.thresholds().size();
        double share = all == 0 ? 1 : (double) kept / all;
        return new Finding(
                KEY,
                result.passed(),
                inWords(),
                new Band(share, share, share),
                1,
                result.passed() ? 1 : Finding.atLeast(share, 1));
    }

    /** The rates that were asked for and what the objectives say. */
    public String inWords() {
        List<String> rates = new ArrayList<>();
        result.ceremonies().forEach((ceremony, figures) -> {
            Double asked = load.perS().get(ceremony);
            if (asked != null) {
                rates.add(Written.perS(asked) + " " + ceremony.label()
                        + (ceremony.label().endsWith("s") ? "" : "s") + " (" + share(figures) + " accepted)");
            }
        });
        List<String> objectives = new ArrayList<>();
        for (ThresholdVerdict threshold : result.thresholds()) {
            objectives.add(threshold.expression() + (threshold.passed() ? " held" : " did not hold") + " ("
                    + threshold.observed() + ")");
        }
        return String.format(Locale.ROOT, "driven at its peak for %.0f s: ", load.durationS())
                + String.join(", ", rates) + "; " + String.join("; ", objectives);
    }

    private static String share(CeremonyFigures figures) {
        return figures.intended() == 0 ? "none" : Written.percent((double) figures.accepted() / figures.intended());
    }
}
