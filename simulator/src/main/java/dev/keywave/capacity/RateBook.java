package dev.keywave.capacity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What valid trials said of each rate and each goal: a rate has held, or failed, for a goal when more of its trials did. */
final class RateBook {

    /** A confirmation outweighs the shorter trials at its rate, of which there are three at most. */
    private static final int WEIGHT_OF_CONFIRMATION = 4;

    private final List<String> goals;
    private final TreeMap<Double, Tally[]> rates = new TreeMap<>();

    private static final class Tally {
        private int held;
        private int failed;

        boolean hasHeld() {
            return held > failed;
        }

        boolean hasFailed() {
            return failed > held;
        }
    }

    RateBook(List<String> goals) {
        this.goals = List.copyOf(goals);
    }

    void add(Trial trial) {
        Tally[] tallies = rates.computeIfAbsent(trial.ratePerS(), unseen -> blank());
        int weight = trial.step() == Step.CONFIRMATION ? WEIGHT_OF_CONFIRMATION : 1;
        for (int goal = 0; goal < tallies.length; goal++) {
            if (trial.verdicts().get(goal).passed()) {
                tallies[goal].held += weight;
            } else {
                tallies[goal].failed += weight;
            }
        }
    }

    /**
     * Whether no further trial at that rate is needed: for each goal all trials agree, or two outvote one.
     *
     * @param oneFailureCounts whether a single trial that failed is enough
     */
    boolean isDecided(double ratePerS, boolean oneFailureCounts) {
        for (Tally tally : at(ratePerS)) {
            boolean onlyOneFailed = tally.failed == 1 && tally.held == 0;
            if (tally.failed == tally.held || (onlyOneFailed && !oneFailureCounts)) {
                return false;
            }
        }
        return true;
    }

    /** Whether every goal held at that rate. */
    boolean hasHeld(double ratePerS) {
        for (Tally tally : at(ratePerS)) {
            if (!tally.hasHeld()) {
                return false;
            }
        }
        return true;
    }

    /** Whether that goal failed at that rate. */
    boolean hasFailed(int goal, double ratePerS) {
        return at(ratePerS)[goal].hasFailed();
    }

    /** Where the capacity lies for one goal. */
    Bracket bracket(int goal) {
        double held = 0;
        for (Map.Entry<Double, Tally[]> rate : rates.entrySet()) {
            if (rate.getValue()[goal].hasFailed()) {
                return new Bracket(goals.get(goal), held, rate.getKey());
            }
            if (rate.getValue()[goal].hasHeld()) {
                held = rate.getKey();
            }
        }
        return new Bracket(goals.get(goal), held, Double.POSITIVE_INFINITY);
    }

    /** Where it lies for each. */
    List<Bracket> brackets() {
        List<Bracket> brackets = new ArrayList<>();
        for (int goal = 0; goal < goals.size(); goal++) {
            brackets.add(bracket(goal));
        }
        return brackets;
    }

    /** Where it lies for all goals together: the highest rate at which none failed, below those at which one did. */
    Bracket overall() {
        double held = 0;
        for (double rate : rates.keySet()) {
            if (hasHeld(rate)) {
                held = rate;
            } else if (anyFailed(rate)) {
                return new Bracket("all", held, rate);
            }
        }
        return new Bracket("all", held, Double.POSITIVE_INFINITY);
    }

    private boolean anyFailed(double ratePerS) {
        for (Tally tally : at(ratePerS)) {
            if (tally.hasFailed()) {
                return true;
            }
        }
        return false;
    }

    private Tally[] at(double ratePerS) {
        Tally[] tallies = rates.get(ratePerS);
        return tallies == null ? blank() : tallies;
    }

    private Tally[] blank() {
        Tally[] tallies = new Tally[goals.size()];
        for (int goal = 0; goal < tallies.length; goal++) {
            tallies[goal] = new Tally();
        }
        return tallies;
    }
}
