package dev.keywave.gatling.meters;

import dev.keywave.measure.AttackOutcome;
import dev.keywave.measure.Outcome;
import dev.keywave.measure.TraceExemplar;
import dev.keywave.metrics.RecordedTimes;
import dev.keywave.workload.CeremonyType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/**
 * The ceremonies of a Gatling run. Its event loops write, none waiting for another; whoever reads gets all since the start,
 * by the values of labels in the order of {@link dev.keywave.metrics.MeterName}.
 */
public final class CeremonyRecords {

    private final Map<Ended, LongAdder> counts = new ConcurrentHashMap<>();
    private final Map<Ended, RecordedTimes> serviceTimes = new ConcurrentHashMap<>();
    private final Map<Ended, TracedTimes> tracedTimes = new ConcurrentHashMap<>();
    private final Map<CeremonyType, RecordedTimes> signTimes = new ConcurrentHashMap<>();
    private final Map<CeremonyType, CountsByText> reasons = new ConcurrentHashMap<>();
    private final Map<Attacked, LongAdder> attacks = new ConcurrentHashMap<>();
    private final Map<Attacked, LongAdder> lookAlikes = new ConcurrentHashMap<>();

    private final Traces traces = new Traces();

    private record Ended(CeremonyType ceremony, Outcome outcome) {

        List<String> labels() {
            return List.of(ceremony.label(), outcome.label());
        }
    }

    private record Attacked(String attack, AttackOutcome outcome) {

        List<String> labels() {
            return List.of(attack, outcome.label());
        }
    }

    /** Client and authenticator worked so long. */
    public void signed(CeremonyType ceremony, long ns) {
        of(signTimes, ceremony, RecordedTimes::new).record(ns);
    }

    /**
     * A ceremony has ended that sent nothing.
     *
     * @param reason why it was not accepted; empty when it was
     */
    public void ended(CeremonyType ceremony, Outcome outcome, String reason) {
        of(counts, new Ended(ceremony, outcome), LongAdder::new).increment();
        if (!reason.isEmpty()) {
            of(reasons, ceremony, CountsByText::new).count(reason);
        }
    }

    /**
     * A ceremony has ended.
     *
     * @param reason why it was not accepted; empty when it was
     * @param serviceNs from its first request to now
     */
    public void ended(CeremonyType ceremony, Outcome outcome, String reason, long serviceNs) {
        ended(ceremony, outcome, reason);
        of(serviceTimes, new Ended(ceremony, outcome), RecordedTimes::new).record(serviceNs);
    }

    /**
     * The ceremony that has just ended sent a trace context.
     *
     * @param traceId 32 hexadecimal digits in lower case
     * @param serviceNs from its first request to now
     */
    public void traced(CeremonyType ceremony, Outcome outcome, String traceId, long serviceNs) {
        of(tracedTimes, new Ended(ceremony, outcome), TracedTimes::new).add(traceId, serviceNs);
    }

    /** An attack has ended, or a ceremony that only looks like one. */
    public void attacked(String attack, boolean lookAlike, AttackOutcome outcome) {
        of(lookAlike ? lookAlikes : attacks, new Attacked(attack, outcome), LongAdder::new)
                .increment();
    }

    /** Ceremonies that can be looked up elsewhere. */
    public Traces traces() {
        return traces;
    }

    /** Of ceremonies that ended. */
    Map<List<String>, Long> ceremonies() {
        return sums(counts, Ended::labels);
    }

    /** Of ceremonies that were not accepted. */
    Map<List<String>, Long> reasons() {
        Map<List<String>, Long> byLabels = new HashMap<>();
        reasons.forEach((ceremony, counted) ->
                counted.forEach((reason, count) -> byLabels.put(List.of(ceremony.label(), reason), count)));
        return byLabels;
    }

    /** Nanoseconds, of ceremonies that sent something. */
    Map<List<String>, Histogram> serviceTimes() {
        Map<List<String>, Histogram> byLabels = new HashMap<>();
        serviceTimes.forEach((ended, times) -> byLabels.put(ended.labels(), times.sinceStartNs()));
        return byLabels;
    }

    /** Values of the service times whose traces are known. */
    Map<List<String>, List<TraceExemplar>> exemplars() {
        Map<List<String>, List<TraceExemplar>> byLabels = new HashMap<>();
        tracedTimes.forEach((ended, times) -> byLabels.put(ended.labels(), times.exemplars()));
        return byLabels;
    }

    /** What client and authenticator took, nanoseconds; of those ceremonies in which they worked. */
    public SortedMap<CeremonyType, Histogram> signTimes() {
        SortedMap<CeremonyType, Histogram> byType = new TreeMap<>();
        signTimes.forEach((ceremony, times) -> byType.put(ceremony, times.sinceStartNs()));
        return byType;
    }

    /** Of attacks. */
    Map<List<String>, Long> attacks() {
        return sums(attacks, Attacked::labels);
    }

    /** Of look-alikes. */
    Map<List<String>, Long> lookAlikes() {
        return sums(lookAlikes, Attacked::labels);
    }

    private static <K> Map<List<String>, Long> sums(Map<K, LongAdder> counts, Function<K, List<String>> labels) {
        Map<List<String>, Long> byLabels = new HashMap<>();
        counts.forEach((key, count) -> byLabels.put(labels.apply(key), count.sum()));
        return byLabels;
    }

    /** There already, but for the first time: then the map itself has to be waited for. */
    private static <K, V> V of(Map<K, V> map, K key, Supplier<V> first) {
        V value = map.get(key);
        return value == null ? map.computeIfAbsent(key, unseen -> first.get()) : value;
    }
}
