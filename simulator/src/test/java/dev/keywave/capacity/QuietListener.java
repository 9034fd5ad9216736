package dev.keywave.capacity;

import java.util.ArrayList;
import java.util.List;

/** Keeps what a search says. */
final class QuietListener implements SearchListener {

    final List<Trial> trials = new ArrayList<>();
    final List<String> notes = new ArrayList<>();
    final List<Double> secondsLeft = new ArrayList<>();

    @Override
    public void trialBegins(int round, Step step, double ratePerS, double durationS, double left) {
        secondsLeft.add(left);
    }

    @Override
    public void trialEnded(int number, Trial trial) {
        trials.add(trial);
    }

    @Override
    public void note(String what) {
        notes.add(what);
    }
}
