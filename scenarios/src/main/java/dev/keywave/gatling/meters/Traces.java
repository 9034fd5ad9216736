package dev.keywave.gatling.meters;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;

/**
 * The traced ceremonies of a run that are worth looking up: some that were KO, few of each kind, and the slowest of the others.
 * Bounded; for all event loops, since only a share of the ceremonies gets here.
 */
public final class Traces {

    private static final int MOST = 10;
    private static final int MOST_ALIKE = 2;

    private final List<TracedEnd> ko = new ArrayList<>();
    private final PriorityQueue<TracedEnd> slowest =
            new PriorityQueue<>(Comparator.comparingLong(TracedEnd::serviceNs));
    private long count;

    /** A traced ceremony has ended. */
    public synchronized void add(TracedEnd end) {
        count++;
        if (!end.isOk()) {
            if (ko.size() < MOST && ko.stream().filter(end::isLike).count() < MOST_ALIKE) {
                ko.add(end);
            }
            return;
        }
        slowest.add(end);
        if (slowest.size() > MOST) {
            slowest.remove();
        }
    }

    /** For the console: how many there were, and a line for each that is worth it; nothing when there were none. */
    public synchronized List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (count == 0) {
            return lines;
        }
        lines.add(count + " ceremonies sent a trace context; some that were KO, and the slowest of the others:");
        ko.forEach(end -> lines.add(line(end)));
        slowest.stream()
                .sorted(Comparator.comparingLong(TracedEnd::serviceNs).reversed())
                .forEach(end -> lines.add(line(end)));
        return lines;
    }

    private static String line(TracedEnd end) {
        String how = end.isOk() ? "OK" : "KO " + end.ko();
        return String.format(
                Locale.ROOT, "  %s %s, %.1f ms, %s", end.traceId(), end.ceremony(), end.serviceNs() / 1e6, how);
    }
}
