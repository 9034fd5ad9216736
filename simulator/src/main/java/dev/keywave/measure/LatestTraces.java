package dev.keywave.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The newest traced ceremony of each part of the response time's range. The parts end where buckets of the classic
 * histogram end: if one ended within a bucket, the bucket's newest could be older than the one before, which Prometheus
 * refuses.
 */
final class LatestTraces {

    private static final long MS = 1_000_000;
    /** Upper bounds, but for the last part, which has none. */
    private static final long[] UPPER_NS = Arrays.stream(new long[] {2, 5, 10, 20, 50, 100, 500, 1_000, 5_000})
            .map(ms -> ms * MS)
            .toArray();

    static final int PARTS = UPPER_NS.length + 1;

    private final @Nullable TracedEnd[] parts = new TracedEnd[PARTS];

    void add(TracedEnd end) {
        int part = 0;
        while (part < UPPER_NS.length && UPPER_NS[part] < end.responseNs()) {
            part++;
        }
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

    /** By response time, the shortest first. */
    List<TracedEnd> asList() {
        List<TracedEnd> latest = new ArrayList<>(PARTS);
        for (TracedEnd end : parts) {
            if (end != null) {
                latest.add(end);
            }
        }
        return latest;
    }
}
