package dev.keywave.capacity;

import dev.keywave.measure.OutcomeCounts;
import dev.keywave.measure.ThresholdVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Trials in words. */
final class Failures {

    private Failures() {}

    /** What did not hold, with what was observed; empty when all did. */
    static String of(Trial trial) {
        if (!trial.valid()) {
            return String.join("; ", trial.invalidReasons());
        }
        return trial.verdicts().stream()
                .filter(verdict -> !verdict.passed())
                .map(Failures::inWords)
                .collect(Collectors.joining("; "));
    }

    /** One word for a table. */
    static String verdict(Trial trial) {
        return !trial.valid() ? "does not count" : trial.held() ? "held" : "failed";
    }

    /** Outcomes other than accepted, those that occurred, in percent. */
    static String others(OutcomeCounts counts) {
        List<String> words = new ArrayList<>();
        add(words, "rejected", counts.rejected(), counts.intended());
        add(words, "throttled", counts.throttled(), counts.intended());
        add(words, "failed", counts.failed(), counts.intended());
        add(words, "unfinished", counts.unfinished(), counts.intended());
        return String.join(", ", words);
    }

    private static String inWords(ThresholdVerdict verdict) {
        return verdict.expression().equals(KeepsUp.GOAL)
                ? "the relying party does not keep up (" + verdict.observed() + ")"
                : verdict.expression() + " (" + verdict.observed() + ")";
    }

    private static void add(List<String> words, String outcome, long count, long intended) {
        if (count > 0) {
            words.add(Figures.percent((double) count / intended) + " " + outcome);
        }
    }
}
