package dev.keywave.metrics;

import dev.keywave.measure.TraceExemplar;
import io.prometheus.metrics.model.snapshots.Exemplar;
import io.prometheus.metrics.model.snapshots.Exemplars;
import java.util.List;

/**
 * Exemplars: values of a histogram that lead to their traces by the label {@code trace_id}. Of each classic bucket the newest
 * is shown; of a native histogram the library shows the newest of all.
 */
final class TraceExemplars {

    private TraceExemplars() {}

    static Exemplars of(List<TraceExemplar> traced) {
        return Exemplars.of(traced.stream()
                .map(one -> Exemplar.builder()
                        .value(one.responseS())
                        .traceId(one.traceId())
                        .timestampMillis(one.ended().toEpochMilli())
                        .build())
                .toList());
    }
}
