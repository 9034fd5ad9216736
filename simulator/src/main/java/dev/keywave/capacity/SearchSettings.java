package dev.keywave.capacity;

import java.util.List;

/**
 * What is searched for, and how carefully.
 *
 * @param goals the objectives as written, then the one of keeping up; each trial has a verdict for each
 * @param fromPerS the first rate
 * @param upToPerS no higher rate is tried
 * @param precision how much higher than the rate that held the one that failed may be, a share
 * @param trialS seconds of a trial
 * @param confirmS seconds of a confirmation
 * @param repeats how often the rate is searched for, at least 1
 */
public record SearchSettings(
        List<String> goals,
        double fromPerS,
        double upToPerS,
        double precision,
        double trialS,
        double confirmS,
        int repeats) {

    /** Copies the list. */
    public SearchSettings {
        goals = List.copyOf(goals);
    }

    /** The goal that holds for every search. */
    int keepingUp() {
        return goals.size() - 1;
    }
}
