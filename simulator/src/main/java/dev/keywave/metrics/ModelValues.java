package dev.keywave.metrics;

import dev.keywave.measure.ModelSnapshot;
import dev.keywave.measure.Outcome;
import dev.keywave.measure.OutcomeCounts;
import dev.keywave.measure.RunSnapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A run's ceremonies by model of authenticator, by the values of their meters' labels. */
final class ModelValues {

    private ModelValues() {}

    /** Outcomes that occurred; accepted ones in any case. */
    static Map<List<String>, Long> ended(RunSnapshot run) {
        Map<List<String>, Long> values = new LinkedHashMap<>();
        run.ceremonies()
                .forEach(
                        (ceremony, figures) -> figures.models().forEach(model -> put(values, ceremony.label(), model)));
        return values;
    }

    private static void put(Map<List<String>, Long> values, String ceremony, ModelSnapshot model) {
        model.byAlgorithm().forEach((algorithm, counts) -> {
            for (Outcome outcome : Outcome.values()) {
                putIfShown(values, List.of(ceremony, model.model(), algorithm, outcome.label()), counts, outcome);
            }
        });
    }

    private static void putIfShown(
            Map<List<String>, Long> values, List<String> of, OutcomeCounts counts, Outcome outcome) {
        if (counts.count(outcome) > 0 || outcome == Outcome.ACCEPTED) {
            values.put(of, counts.count(outcome));
        }
    }

    static Map<List<String>, NativeHistogram> responseTimes(RunSnapshot run) {
        Map<List<String>, NativeHistogram> values = new LinkedHashMap<>();
        run.ceremonies()
                .forEach((ceremony, figures) -> figures.models()
                        .forEach(model -> values.put(
                                List.of(ceremony.label(), model.model()),
                                NativeHistogram.ofNs(model.acceptedResponseTimeNs()))));
        return values;
    }
}
