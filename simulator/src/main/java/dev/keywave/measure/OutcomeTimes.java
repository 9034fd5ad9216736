package dev.keywave.measure;

import java.util.EnumMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Durations of one kind, kept apart by how their ceremonies ended; an outcome that never was takes no memory. */
final class OutcomeTimes {

    private final Map<Outcome, Histogram> byOutcomeNs = new EnumMap<>(Outcome.class);

    void record(Outcome outcome, long ns) {
        ofNs(outcome).recordValue(ns);
    }

    void add(OutcomeTimes other) {
        other.byOutcomeNs.forEach((outcome, from) -> {
            if (from.getTotalCount() > 0) {
                ofNs(outcome).add(from);
            }
        });
    }

    void reset() {
        byOutcomeNs.values().forEach(Durations::reset);
    }

    /**
     * All outcomes together; maybe one of those that this holds, so that it is only to be read, and only before the next
     * change.
     */
    Histogram sumNs() {
        Histogram only = null;
        for (Histogram histogram : byOutcomeNs.values()) {
            if (histogram.getTotalCount() > 0) {
                if (only != null) {
                    return copyOfSumNs();
                }
                only = histogram;
            }
        }
        return only == null ? Durations.histogram() : only;
    }

    /** All outcomes together. */
    Histogram copyOfSumNs() {
        Histogram sum = Durations.histogram();
        byOutcomeNs.values().forEach(histogram -> Durations.add(sum, histogram));
        return sum;
    }

    /** Copies, of outcomes that were only. */
    Map<Outcome, Histogram> copiesNs() {
        Map<Outcome, Histogram> copies = new EnumMap<>(Outcome.class);
        byOutcomeNs.forEach((outcome, histogram) -> {
            if (histogram.getTotalCount() > 0) {
                copies.put(outcome, histogram.copy());
            }
        });
        return copies;
    }

    private Histogram ofNs(Outcome outcome) {
        Histogram histogram = byOutcomeNs.get(outcome);
        if (histogram == null) {
            histogram = Durations.histogram();
            byOutcomeNs.put(outcome, histogram);
        }
        return histogram;
    }
}
