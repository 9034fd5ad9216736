package dev.keywave.capacity;

import dev.keywave.measure.Outcome;
import dev.keywave.measure.OutcomeCounts;
import dev.keywave.measure.ThresholdVerdict;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The goal of every search: the relying party keeps up with the starts. It does not when its response time grows through
 * the trial, by more than a quarter of the precision (see {@link Drift}): an overload of 2% fills a queue that an
 * objective of 300 ms notices only after 15 s. Nor does it when it gets rid of more than half the precision by other
 * outcomes than accepted, unless an objective speaks of that outcome.
 *
 * <p>Error rate, by simulation of a single server with a queue of 800/s in trials of 10 s with a precision of 2%, 400 of
 * each. Regular arrivals and services: up to 100.5% of the capacity none fails, from 101% on all do. Poisson arrivals:
 * none fails at 95%, 10% at 98%, 44% at 100%, 90% at 102%. Poisson arrivals and exponential services, where a trial's
 * 8,000 starts are 1.6% of noise in themselves: 2% at 95%, 18% at 98%, 48% at 100%, 80% at 102%, 98% at 105%. So a search
 * that tries each failure again ends 1% below such a server's capacity in the median.
 *
 * @param precision of the search, a share
 * @param spokenOf outcomes that objectives speak of
 */
record KeepsUp(double precision, Set<Outcome> spokenOf) {

    /** The goal's name in reports. */
    static final String GOAL = "the relying party keeps up";

    KeepsUp {
        spokenOf = Set.copyOf(spokenOf);
    }

    static KeepsUp beside(List<String> objectives, double precision) {
        return new KeepsUp(
                precision,
                Stream.of(Outcome.values())
                        .filter(outcome -> objectives.stream().anyMatch(text -> text.contains(outcome.label())))
                        .collect(Collectors.toSet()));
    }

    ThresholdVerdict judge(Drift drift, OutcomeCounts counts) {
        double gotRidOf = gotRidOf(counts);
        if (gotRidOf > precision / 2 || counts.accepted() == 0) {
            return verdict(gotRidOf, "not accepted", false);
        }
        boolean falls = drift.exceeds(precision / 4);
        return verdict(Math.max(0, drift.slope()), "behind", !falls);
    }

    private double gotRidOf(OutcomeCounts counts) {
        long sum = 0;
        for (Outcome outcome : Outcome.values()) {
            if (outcome != Outcome.ACCEPTED && !spokenOf.contains(outcome)) {
                sum += switch (outcome) {
                    case REJECTED -> counts.rejected();
                    case THROTTLED -> counts.throttled();
                    case FAILED -> counts.failed();
                    case UNFINISHED -> counts.unfinished();
                    case ACCEPTED -> 0;
                };
            }
        }
        return counts.intended() == 0 ? 1 : (double) sum / counts.intended();
    }

    private static ThresholdVerdict verdict(double share, String what, boolean passed) {
        return new ThresholdVerdict(GOAL, String.format(Locale.ROOT, "%.2f%% %s", share * 100, what), passed);
    }
}
