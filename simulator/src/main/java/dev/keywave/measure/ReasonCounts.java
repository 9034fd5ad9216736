package dev.keywave.measure;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How often each reason was given. Bounded: a server that puts a new text into each answer fills no memory. */
final class ReasonCounts {

    static final int MAX_DISTINCT = 200;
    static final String OTHER = "other_reasons";

    private final Map<String, long[]> counts = new HashMap<>();

    void add(String reason, long times) {
        long[] count = counts.get(reason);
        if (count == null) {
            String name = counts.size() < MAX_DISTINCT ? reason : OTHER;
            count = counts.computeIfAbsent(name, unseen -> new long[1]);
        }
        count[0] += times;
    }

    void add(ReasonCounts other) {
        other.counts.forEach((reason, count) -> add(reason, count[0]));
    }

    void reset() {
        if (!counts.isEmpty()) {
            counts.clear();
        }
    }

    SortedMap<String, Long> asMap() {
        SortedMap<String, Long> map = new TreeMap<>();
        counts.forEach((reason, count) -> map.put(reason, count[0]));
        return map;
    }
}
