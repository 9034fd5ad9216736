package dev.keywave.metrics;

import dev.keywave.measure.AttackCounts;
import dev.keywave.measure.AttackOutcome;
import dev.keywave.measure.Outcome;
import dev.keywave.measure.RaceKind;
import dev.keywave.measure.RunSnapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a run did on purpose, by the values of its meters' labels. */
final class AdversaryValues {

    private AdversaryValues() {}

    static Map<List<String>, Long> attacks(RunSnapshot run) {
        return byName(run.adversary().attacks(), AttackOutcome.ACCEPTED);
    }

    static Map<List<String>, Long> lookAlikes(RunSnapshot run) {
        return byName(run.adversary().lookAlikes(), AttackOutcome.REJECTED);
    }

    static Map<List<String>, Long> races(RunSnapshot run) {
        Map<List<String>, Long> values = new LinkedHashMap<>();
        for (RaceKind kind : RaceKind.values()) {
            run.adversary()
                    .races()
                    .getOrDefault(kind, Map.of())
                    .forEach((outcome, times) -> values.put(List.of(kind.label(), outcome.label()), times));
        }
        return values;
    }

    static Map<List<String>, Long> flood(RunSnapshot run) {
        Map<List<String>, Long> values = new LinkedHashMap<>();
        if (run.adversary().flood().intended() > 0) {
            for (Outcome outcome : Outcome.values()) {
                values.put(List.of(outcome.label()), run.adversary().flood().count(outcome));
            }
        }
        return values;
    }

    static Map<List<String>, NativeHistogram> serviceTime(RunSnapshot run) {
        return Map.of(List.of(), NativeHistogram.ofNs(run.adversary().serviceTimeNs()));
    }

    /** Outcomes that occurred; those that are findings in any case, so that Prometheus sees the first one come. */
    private static Map<List<String>, Long> byName(Map<String, AttackCounts> counts, AttackOutcome finding) {
        Map<List<String>, Long> values = new LinkedHashMap<>();
        counts.forEach((name, ended) -> {
            for (AttackOutcome outcome : AttackOutcome.values()) {
                if (ended.count(outcome) > 0 || outcome == finding) {
                    values.put(List.of(name, outcome.label()), ended.count(outcome));
                }
            }
        });
        return values;
    }
}
