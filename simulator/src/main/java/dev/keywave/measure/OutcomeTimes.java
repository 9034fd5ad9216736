package dev.keywave.measure;

import java.util.EnumMap;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Durations of one kind, kept apart by how their ceremonies ended; an outcome that never was takes no memory. */
final class OutcomeTimes {

    private static final Outcome[] OUTCOMES = Outcome.values();

    private final @Nullable Histogram[] byOutcomeNs = new @Nullable Histogram[OUTCOMES.length];

    void record(Outcome outcome, long ns) {
        ofNs(outcome).recordValue(ns);
    }

    void add(OutcomeTimes other) {
        for (Outcome outcome : OUTCOMES) {
            Histogram from = other.byOutcomeNs[outcome.ordinal()];
            if (from != null && from.getTotalCount() > 0) {
                ofNs(outcome).add(from);
            }
        }
    }

    void reset() {
        for (Histogram histogram : byOutcomeNs) {
            if (histogram != null) {
                Durations.reset(histogram);
            }
        }
    }

    /** All outcomes together; maybe one of those that this holds, so that it is only to be read, and only before the next change. */
    Histogram sumNs() {
        Histogram only = null;
        for (Histogram histogram : byOutcomeNs) {
            if (histogram != null && histogram.getTotalCount() > 0) {
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
        for (Histogram histogram : byOutcomeNs) {
            if (histogram != null) {
                Durations.add(sum, histogram);
            }
        }
        return sum;
    }

    /** Copies, of outcomes that were only. */
    Map<Outcome, Histogram> copiesNs() {
        Map<Outcome, Histogram> copies = new EnumMap<>(Outcome.class);
        for (Outcome outcome : OUTCOMES) {
            Histogram histogram = byOutcomeNs[outcome.ordinal()];
            if (histogram != null && histogram.getTotalCount() > 0) {
                copies.put(outcome, histogram.copy());
            }
        }
        return copies;
    }

    private Histogram ofNs(Outcome outcome) {
        Histogram histogram = byOutcomeNs[outcome.ordinal()];
        if (histogram == null) {
            histogram = Durations.histogram();
            byOutcomeNs[outcome.ordinal()] = histogram;
        }
        return histogram;
    }
}
