package dev.keywave.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The newest traced ceremony of each part of a time's range. The parts end where buckets of the classic histogram end: if
 * one ended within a bucket, the bucket's newest could be older than the one before, which Prometheus refuses. Not for two
 * threads at a time.
 *
 * @param <T> a traced ceremony
 */
public final class LatestTraces<T> {

    private static final long MS = 1_000_000;
    /** Upper bounds, but for the last part, which has none. */
    private static final long[] UPPER_NS = Arrays.stream(new long[] {2, 5, 10, 20, 50, 100, 500, 1_000, 5_000})
            .map(ms -> ms * MS)
            .toArray();

    static final int PARTS = UPPER_NS.length + 1;

    private final ToLongFunction<T> durationNs;
    private final ToLongFunction<T> ended;
    private final List<@Nullable T> parts = new ArrayList<>(Collections.nCopies(PARTS, null));

    /**
     * None yet.
     *
     * @param durationNs what the histogram has of a ceremony, nanoseconds
     * @param ended when it did, by any clock; of two differences count
     */
    public LatestTraces(ToLongFunction<T> durationNs, ToLongFunction<T> ended) {
        this.durationNs = durationNs;
        this.ended = ended;
    }

    /** Takes the place of an older one in its part. */
    public void add(T end) {
        int part = 0;
        while (part < UPPER_NS.length && UPPER_NS[part] < durationNs.applyAsLong(end)) {
            part++;
        }
        T there = parts.get(part);
        if (there == null || ended.applyAsLong(end) - ended.applyAsLong(there) > 0) {
            parts.set(part, end);
        }
    }

    void add(LatestTraces<T> other) {
        for (T end : other.parts) {
            if (end != null) {
                add(end);
            }
        }
    }

    /** The shortest first. */
    public List<T> asList() {
        List<T> latest = new ArrayList<>(PARTS);
        for (T end : parts) {
            if (end != null) {
                latest.add(end);
            }
        }
        return latest;
    }
}
