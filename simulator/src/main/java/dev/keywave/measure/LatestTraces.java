package dev.keywave.measure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The newest traced ceremony of each part of the response time's range; a part is up to twice as long as the one before. */
final class LatestTraces {

    static final int MOST = 10;

    /** From 65 us to an hour. */
    private static final int PARTS = 26;

    private static final int SHORTEST_BITS = 16;

    private final @Nullable TracedEnd[] parts = new TracedEnd[PARTS];

    void add(TracedEnd end) {
        int bits = Long.SIZE - Long.numberOfLeadingZeros(Math.max(0, end.responseNs()) >>> SHORTEST_BITS);
        int part = Math.min(bits, PARTS - 1);
        TracedEnd there = parts[part];
        if (there == null || end.endedNs() - there.endedNs() > 0) {
            parts[part] = end;
        }
    }

    void add(LatestTraces other) {
        for (TracedEnd end : other.parts) {
            if (end != null) {
                add(end);
            }
        }
    }

    /** The newest ones, newest first. */
    List<TracedEnd> asList() {
        List<TracedEnd> latest = new ArrayList<>();
        for (TracedEnd end : parts) {
            if (end != null) {
                latest.add(end);
            }
        }
        Comparator<TracedEnd> byAge = (one, other) -> Long.signum(other.endedNs() - one.endedNs());
        latest.sort(byAge);
        return latest.subList(0, Math.min(MOST, latest.size()));
    }
}
