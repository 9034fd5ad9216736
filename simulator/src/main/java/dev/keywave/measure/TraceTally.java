package dev.keywave.measure;

import dev.keywave.workload.CeremonyType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/** The traced ceremonies of some span of time, few of them kept. Not for two threads at a time. */
final class TraceTally {

    private final Map<CeremonyType, Long> traced = new EnumMap<>(CeremonyType.class);
    private final Map<CeremonyType, SlowestTraces> slowest = new EnumMap<>(CeremonyType.class);
    private final Map<CeremonyType, TraceSamples> notAccepted = new EnumMap<>(CeremonyType.class);
    private final Map<CeremonyType, Map<Outcome, LatestTraces<TracedEnd>>> latest = new EnumMap<>(CeremonyType.class);
    private final TraceSamples findings = new TraceSamples();
    private boolean empty = true;

    void count(CeremonyType ceremony) {
        empty = false;
        traced.merge(ceremony, 1L, Long::sum);
    }

    void ended(Outcome outcome, TracedEnd end) {
        empty = false;
        if (outcome == Outcome.ACCEPTED) {
            slowestOf(end.ceremony()).add(end);
        } else {
            notAcceptedOf(end.ceremony()).add(end);
        }
        latestOf(end.ceremony(), outcome).add(end);
    }

    void finding(TracedEnd end) {
        empty = false;
        findings.add(end);
    }

    void add(TraceTally other) {
        if (other.empty) {
            return;
        }
        empty = false;
        other.traced.forEach((ceremony, times) -> traced.merge(ceremony, times, Long::sum));
        other.slowest.forEach((ceremony, ends) -> slowestOf(ceremony).add(ends));
        other.notAccepted.forEach((ceremony, ends) -> notAcceptedOf(ceremony).add(ends));
        other.latest.forEach((ceremony, byOutcome) ->
                byOutcome.forEach((outcome, ends) -> latestOf(ceremony, outcome).add(ends)));
        findings.add(other.findings);
    }

    void reset() {
        if (empty) {
            return;
        }
        empty = true;
        traced.clear();
        slowest.clear();
        notAccepted.clear();
        latest.clear();
        findings.reset();
    }

    /**
     * The figures so far; shares nothing with this tally.
     *
     * @param wallClock what the wall clock showed at a time of the run's clock
     */
    TraceFigures figures(LongFunction<Instant> wallClock) {
        if (empty) {
            return TraceFigures.NONE;
        }
        Map<CeremonyType, Long> counts = new EnumMap<>(CeremonyType.class);
        for (CeremonyType ceremony : CeremonyType.values()) {
            counts.put(ceremony, traced.getOrDefault(ceremony, 0L));
        }
        List<TracedEnd> slow = new ArrayList<>();
        slowest.values().forEach(ends -> slow.addAll(ends.asList()));
        List<TracedEnd> lost = new ArrayList<>();
        notAccepted.values().forEach(ends -> lost.addAll(ends.asList()));
        Map<CeremonyType, Map<Outcome, List<TraceExemplar>>> exemplars = new EnumMap<>(CeremonyType.class);
        Map<CeremonyType, List<TraceExemplar>> exemplarsOfAll = new EnumMap<>(CeremonyType.class);
        latest.forEach((ceremony, byOutcome) -> {
            Map<Outcome, List<TraceExemplar>> ofCeremony = new EnumMap<>(Outcome.class);
            LatestTraces<TracedEnd> ofAll = none();
            byOutcome.forEach((outcome, ends) -> {
                ofCeremony.put(outcome, exemplars(ends, wallClock));
                ofAll.add(ends);
            });
            exemplars.put(ceremony, ofCeremony);
            exemplarsOfAll.put(ceremony, exemplars(ofAll, wallClock));
        });
        return new TraceFigures(
                counts,
                shown(slow, wallClock),
                shown(lost, wallClock),
                shown(findings.asList(), wallClock),
                exemplars,
                exemplarsOfAll);
    }

    private static List<TracedCeremony> shown(Collection<TracedEnd> ends, LongFunction<Instant> wallClock) {
        return ends.stream()
                .map(end -> new TracedCeremony(
                        end.traceId(),
                        end.ceremony(),
                        end.attack(),
                        end.outcome(),
                        end.reason(),
                        end.model(),
                        wallClock.apply(end.intendedNs()),
                        end.responseNs() / 1e6))
                .toList();
    }

    private static List<TraceExemplar> exemplars(LatestTraces<TracedEnd> ends, LongFunction<Instant> wallClock) {
        return ends.asList().stream()
                .map(end -> new TraceExemplar(end.traceId(), end.responseNs() / 1e9, wallClock.apply(end.endedNs())))
                .toList();
    }

    private SlowestTraces slowestOf(CeremonyType ceremony) {
        return slowest.computeIfAbsent(ceremony, unseen -> new SlowestTraces());
    }

    private TraceSamples notAcceptedOf(CeremonyType ceremony) {
        return notAccepted.computeIfAbsent(ceremony, unseen -> new TraceSamples());
    }

    private LatestTraces<TracedEnd> latestOf(CeremonyType ceremony, Outcome outcome) {
        return latest.computeIfAbsent(ceremony, unseen -> new EnumMap<>(Outcome.class))
                .computeIfAbsent(outcome, unseen -> none());
    }

    private static LatestTraces<TracedEnd> none() {
        return new LatestTraces<>(TracedEnd::responseNs, TracedEnd::endedNs);
    }
}
