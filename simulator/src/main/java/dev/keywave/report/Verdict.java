package dev.keywave.report;

import dev.keywave.measure.CeremonyFigures;
import dev.keywave.measure.RunResult;
import dev.keywave.measure.ThresholdVerdict;
import java.util.function.ToLongFunction;

/** The word that a run's verdict is put in, the gravest first. */
enum Verdict {
    INVALID,
    INTERRUPTED,
    FAILED,
    PASSED;

    static Verdict of(RunResult result) {
        if (!result.valid()) {
            return INVALID;
        }
        if (result.interrupted()) {
            return INTERRUPTED;
        }
        return result.passed() ? PASSED : FAILED;
    }

    /** What stands after the word. */
    String explain(RunResult result) {
        return switch (this) {
            case INVALID -> "do not trust these figures:";
            case INTERRUPTED -> "before its end; " + thresholdsHeld(result) + "; " + notAccepted(result);
            case FAILED, PASSED -> thresholdsHeld(result) + "; " + notAccepted(result);
        };
    }

    private static String thresholdsHeld(RunResult result) {
        int all = result.thresholds().size();
        if (all == 0) {
            return "no thresholds given";
        }
        long held =
                result.thresholds().stream().filter(ThresholdVerdict::passed).count();
        return held + " of " + all + (all == 1 ? " threshold held" : " thresholds held");
    }

    private static String notAccepted(RunResult result) {
        long intended = sum(result, CeremonyFigures::intended);
        long accepted = sum(result, CeremonyFigures::accepted);
        if (intended == 0) {
            return "no ceremony was measured";
        }
        return intended == accepted
                ? "all " + Figures.count(intended) + " ceremonies accepted"
                : Figures.count(intended - accepted) + " of " + Figures.count(intended) + " ceremonies not accepted";
    }

    private static long sum(RunResult result, ToLongFunction<CeremonyFigures> value) {
        return result.ceremonies().values().stream().mapToLong(value).sum();
    }
}
