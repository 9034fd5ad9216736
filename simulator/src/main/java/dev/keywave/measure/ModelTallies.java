package dev.keywave.measure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** One ceremony by the authenticators that took part. As many models as a population has; strings are compared, not copied. */
final class ModelTallies {

    private final Map<String, Model> byName = new HashMap<>();

    private static final class Model {
        private final Map<String, EndCounts> byAlgorithm = new HashMap<>();
        private final Histogram acceptedNs = Durations.histogram();

        EndCounts counts(String algorithm) {
            EndCounts counts = byAlgorithm.get(algorithm);
            if (counts == null) {
                counts = new EndCounts();
                byAlgorithm.put(algorithm, counts);
            }
            return counts;
        }

        void add(Model other) {
            other.byAlgorithm.forEach((algorithm, from) -> counts(algorithm).add(from));
            Durations.add(acceptedNs, other.acceptedNs);
        }

        /** Its histogram and its counters stay: the next second needs them again. */
        void reset() {
            byAlgorithm.values().forEach(EndCounts::reset);
            Durations.reset(acceptedNs);
        }
    }

    void ended(String model, String algorithm, Outcome outcome, long responseNs) {
        Model tally = of(model);
        tally.counts(algorithm).ended(outcome);
        if (outcome == Outcome.ACCEPTED) {
            tally.acceptedNs.recordValue(responseNs);
        }
    }

    void add(ModelTallies other) {
        other.byName.forEach((name, model) -> of(name).add(model));
    }

    void reset() {
        byName.values().forEach(Model::reset);
    }

    /** The figures so far by name; shares nothing with this tally. */
    List<ModelSnapshot> snapshot() {
        List<ModelSnapshot> models = new ArrayList<>();
        new TreeMap<>(byName)
                .forEach((name, model) ->
                        models.add(new ModelSnapshot(name, countsOf(model.byAlgorithm), model.acceptedNs.copy())));
        return models;
    }

    private static SortedMap<String, OutcomeCounts> countsOf(Map<String, EndCounts> byAlgorithm) {
        SortedMap<String, OutcomeCounts> counts = new TreeMap<>();
        byAlgorithm.forEach((algorithm, ended) -> counts.put(algorithm, ended.counts(ended.sum())));
        return counts;
    }

    private Model of(String name) {
        Model model = byName.get(name);
        if (model == null) {
            model = new Model();
            byName.put(name, model);
        }
        return model;
    }
}
