package dev.keywave.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A few traced ceremonies out of any number, of as many kinds as there is room for: the first ones stay, but for one of
 * the kind that has most, which gives way to the first of a kind that is not there yet. A kind is what ended the same
 * way, for the same reason, in the same attack.
 */
final class TraceSamples {

    static final int MOST = 10;

    private final List<TracedEnd> samples = new ArrayList<>(MOST);

    void add(TracedEnd end) {
        if (samples.size() < MOST) {
            samples.add(end);
        } else if (count(end) == 0) {
            int place = lastOfTheMost();
            if (place >= 0) {
                samples.remove(place);
                samples.add(end);
            }
        }
    }

    void add(TraceSamples other) {
        other.samples.forEach(this::add);
    }

    void reset() {
        samples.clear();
    }

    List<TracedEnd> asList() {
        return samples;
    }

    /** Where the last sample of the kind that has most is; -1 when all kinds have one. */
    private int lastOfTheMost() {
        int place = -1;
        long most = 1;
        for (int i = 0; i < samples.size(); i++) {
            long count = count(samples.get(i));
            if (count > most || (place >= 0 && isAlike(samples.get(i), samples.get(place)))) {
                most = count;
                place = i;
            }
        }
        return place;
    }

    private long count(TracedEnd end) {
        return samples.stream().filter(sample -> isAlike(sample, end)).count();
    }

    private static boolean isAlike(TracedEnd one, TracedEnd other) {
        return one.outcome().equals(other.outcome())
                && Objects.equals(one.reason(), other.reason())
                && Objects.equals(one.attack(), other.attack());
    }
}
