package dev.keywave.gatling.meters;

import dev.keywave.measure.LatestTraces;
import dev.keywave.measure.TraceExemplar;
import java.time.Instant;
import java.util.List;

/** The traces of a histogram's newest values; for all event loops, since only a share of the ceremonies gets here. */
final class TracedTimes {

    private record TracedTime(String traceId, long ns, Instant ended) {}

    private final LatestTraces<TracedTime> latest =
            new LatestTraces<>(TracedTime::ns, time -> time.ended().toEpochMilli());

    /** One has just ended. */
    synchronized void add(String traceId, long ns) {
        latest.add(new TracedTime(traceId, ns, Instant.now()));
    }

    /** For a scrape. */
    synchronized List<TraceExemplar> exemplars() {
        return latest.asList().stream()
                .map(time -> new TraceExemplar(time.traceId(), time.ns() / 1e9, time.ended()))
                .toList();
    }
}
