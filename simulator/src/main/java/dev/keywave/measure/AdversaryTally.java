package dev.keywave.measure;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** What was done to the relying party on purpose in some span of time. Not for two threads at a time. */
final class AdversaryTally {

    private final Map<String, EnumMap<AttackOutcome, Long>> attacks = new HashMap<>();
    private final Map<String, EnumMap<AttackOutcome, Long>> lookAlikes = new HashMap<>();
    private final Histogram serviceTimeNs = Durations.histogram();
    private final Map<RaceKind, EnumMap<RaceOutcome, Long>> races = new EnumMap<>(RaceKind.class);
    private final Map<Outcome, Long> floodEnded = new EnumMap<>(Outcome.class);
    private long floodIntended;
    private boolean empty = true;

    void ended(String name, boolean lookAlike, AttackOutcome outcome, long serviceNs) {
        add(lookAlike ? lookAlikes : attacks, name, outcome, 1);
        if (outcome != AttackOutcome.UNFINISHED) {
            serviceTimeNs.recordValue(serviceNs);
        }
    }

    void notStarted(long times) {
        add(attacks, AttackCounts.NOT_STARTED, AttackOutcome.UNFINISHED, times);
    }

    void race(RaceKind kind, RaceOutcome outcome, long times) {
        empty = false;
        races.computeIfAbsent(kind, unseen -> new EnumMap<>(RaceOutcome.class)).merge(outcome, times, Long::sum);
    }

    void floodIntended() {
        empty = false;
        floodIntended++;
    }

    void floodEnded(Outcome outcome) {
        empty = false;
        floodEnded.merge(outcome, 1L, Long::sum);
    }

    OutcomeCounts flood() {
        return new OutcomeCounts(
                floodIntended,
                flood(Outcome.ACCEPTED),
                flood(Outcome.REJECTED),
                flood(Outcome.THROTTLED),
                flood(Outcome.FAILED),
                flood(Outcome.UNFINISHED));
    }

    void add(AdversaryTally other) {
        if (other.empty) {
            return;
        }
        empty = false;
        other.attacks.forEach((name, counts) -> counts.forEach((outcome, count) -> add(attacks, name, outcome, count)));
        other.lookAlikes.forEach(
                (name, counts) -> counts.forEach((outcome, count) -> add(lookAlikes, name, outcome, count)));
        Durations.add(serviceTimeNs, other.serviceTimeNs);
        other.races.forEach((kind, counts) -> counts.forEach((outcome, count) -> race(kind, outcome, count)));
        floodIntended += other.floodIntended;
        other.floodEnded.forEach((outcome, count) -> floodEnded.merge(outcome, count, Long::sum));
    }

    void reset() {
        if (empty) {
            return;
        }
        empty = true;
        attacks.clear();
        lookAlikes.clear();
        Durations.reset(serviceTimeNs);
        races.clear();
        floodEnded.clear();
        floodIntended = 0;
    }

    /** The figures so far; shares nothing with this tally. */
    AdversaryFigures figures() {
        Map<RaceKind, Map<RaceOutcome, Long>> raceFigures = new EnumMap<>(RaceKind.class);
        races.forEach((kind, counts) -> raceFigures.put(kind, counts.clone()));
        return new AdversaryFigures(counts(attacks), counts(lookAlikes), serviceTimeNs.copy(), raceFigures, flood());
    }

    private long flood(Outcome outcome) {
        return floodEnded.getOrDefault(outcome, 0L);
    }

    private void add(Map<String, EnumMap<AttackOutcome, Long>> byName, String name, AttackOutcome outcome, long times) {
        empty = false;
        byName.computeIfAbsent(name, unseen -> new EnumMap<>(AttackOutcome.class))
                .merge(outcome, times, Long::sum);
    }

    private static SortedMap<String, AttackCounts> counts(Map<String, EnumMap<AttackOutcome, Long>> byName) {
        SortedMap<String, AttackCounts> counts = new TreeMap<>();
        byName.forEach((name, byOutcome) -> counts.put(name, AttackCounts.of(byOutcome)));
        return counts;
    }
}
