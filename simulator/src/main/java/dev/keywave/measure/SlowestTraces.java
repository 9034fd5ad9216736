package dev.keywave.measure;

import java.util.ArrayList;
import java.util.List;

/** The slowest traced ceremonies, slowest first; of two as slow the one that came first. */
final class SlowestTraces {

    static final int MOST = 10;

    private final List<TracedEnd> slowest = new ArrayList<>(MOST + 1);

    void add(TracedEnd end) {
        int place = slowest.size();
        while (place > 0 && slowest.get(place - 1).responseNs() < end.responseNs()) {
            place--;
        }
        if (place == MOST) {
            return;
        }
        slowest.add(place, end);
        if (slowest.size() > MOST) {
            slowest.remove(MOST);
        }
    }

    void add(SlowestTraces other) {
        other.slowest.forEach(this::add);
    }

    void reset() {
        slowest.clear();
    }

    List<TracedEnd> asList() {
        return slowest;
    }
}
