package dev.keywave.metrics;

import dev.keywave.measure.CeremonySnapshot;
import dev.keywave.measure.Outcome;
import dev.keywave.measure.OutcomeCounts;
import dev.keywave.measure.RunSnapshot;
import dev.keywave.measure.TraceExemplar;
import dev.keywave.workload.CeremonyType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.HdrHistogram.Histogram;

/** The ceremonies of a run by the values of their meters' labels. */
final class CeremonyValues {

    private CeremonyValues() {}

    static Map<List<String>, Long> intended(RunSnapshot run) {
        Map<List<String>, Long> values = new LinkedHashMap<>();
        run.ceremonies().forEach((ceremony, figures) -> {
            if (isShown(ceremony, figures.counts())) {
                values.put(List.of(ceremony.label()), figures.counts().intended());
            }
        });
        return values;
    }

    static Map<List<String>, Long> ended(RunSnapshot run) {
        Map<List<String>, Long> values = new LinkedHashMap<>();
        run.ceremonies().forEach((ceremony, figures) -> put(values, ceremony, figures.counts()));
        return values;
    }

    static Map<List<String>, Long> warmUp(RunSnapshot run) {
        Map<List<String>, Long> values = new LinkedHashMap<>();
        run.warmUp().forEach((ceremony, counts) -> put(values, ceremony, counts));
        return values;
    }

    static Map<List<String>, Long> reasons(RunSnapshot run) {
        Map<List<String>, Long> values = new LinkedHashMap<>();
        run.ceremonies()
                .forEach((ceremony, figures) -> figures.reasons()
                        .forEach((reason, times) -> values.put(List.of(ceremony.label(), reason), times)));
        return values;
    }

    static Map<List<String>, Long> traced(RunSnapshot run) {
        Map<List<String>, Long> values = new LinkedHashMap<>();
        run.ceremonies().forEach((ceremony, figures) -> {
            if (isShown(ceremony, figures.counts())) {
                values.put(List.of(ceremony.label()), run.traces().traced().getOrDefault(ceremony, 0L));
            }
        });
        return values;
    }

    static Map<List<String>, NativeHistogram> responseTimes(RunSnapshot run) {
        Map<List<String>, NativeHistogram> values = byOutcome(run, CeremonySnapshot::responseTimeNs);
        run.traces()
                .exemplars()
                .forEach((ceremony, byOutcome) -> byOutcome.forEach((outcome, traced) -> values.computeIfPresent(
                        List.of(ceremony.label(), outcome.label()), (of, histogram) -> histogram.with(traced))));
        return values;
    }

    static Map<List<String>, NativeHistogram> serviceTimes(RunSnapshot run) {
        return byOutcome(run, CeremonySnapshot::serviceTimeNs);
    }

    static Map<List<String>, NativeHistogram> stepTimes(RunSnapshot run) {
        Map<List<String>, NativeHistogram> values = new LinkedHashMap<>();
        run.ceremonies()
                .forEach((ceremony, figures) -> figures.stagesNs()
                        .forEach((stage, times) -> times.forEach((outcome, ns) -> values.put(
                                List.of(ceremony.label(), stage.label(), outcome.label()), NativeHistogram.ofNs(ns)))));
        return values;
    }

    static Map<List<String>, NativeHistogram> responseTimesOfAll(RunSnapshot run) {
        Map<List<String>, NativeHistogram> values = new LinkedHashMap<>();
        run.ceremonies().forEach((ceremony, figures) -> {
            if (isShown(ceremony, figures.counts())) {
                List<TraceExemplar> traced = run.traces().exemplarsOfAll().getOrDefault(ceremony, List.of());
                values.put(
                        List.of(ceremony.label()),
                        NativeHistogram.ofNs(figures.responseTimeOfAllNs()).with(traced));
            }
        });
        return values;
    }

    private static Map<List<String>, NativeHistogram> byOutcome(
            RunSnapshot run, Function<CeremonySnapshot, Map<Outcome, Histogram>> times) {
        Map<List<String>, NativeHistogram> values = new LinkedHashMap<>();
        run.ceremonies()
                .forEach((ceremony, figures) -> times.apply(figures)
                        .forEach((outcome, ns) ->
                                values.put(List.of(ceremony.label(), outcome.label()), NativeHistogram.ofNs(ns))));
        return values;
    }

    /** Zeros, too, so that Prometheus sees the first one come. */
    private static void put(Map<List<String>, Long> values, CeremonyType ceremony, OutcomeCounts counts) {
        if (isShown(ceremony, counts)) {
            for (Outcome outcome : Outcome.values()) {
                values.put(List.of(ceremony.label(), outcome.label()), counts.count(outcome));
            }
        }
    }

    /** Few runs have passwords. */
    private static boolean isShown(CeremonyType ceremony, OutcomeCounts counts) {
        return ceremony != CeremonyType.PASSWORD || counts.intended() > 0;
    }
}
