package dev.keywave.metrics;

import dev.keywave.measure.TraceExemplar;
import io.prometheus.metrics.model.snapshots.Exemplar;
import io.prometheus.metrics.model.snapshots.Exemplars;
import java.util.List;

/**
 * Exemplars: values of a histogram that lead to their traces by the label {@code trace_id}, the newest of each classic bucket. The
 * library does not write the field that a native histogram has for any number of them; Prometheus takes those of the classic
 * buckets beside it for the native histogram's, all of them from 2.46 on, and drops the buckets.
 */
final class TraceExemplars {

    private TraceExemplars() {}

    static Exemplars of(List<TraceExemplar> traced) {
        return Exemplars.of(traced.stream()
                .map(one -> Exemplar.builder()
                        .value(one.durationS())
                        .traceId(one.traceId())
                        .timestampMillis(one.ended().toEpochMilli())
                        .build())
                .toList());
    }
}
