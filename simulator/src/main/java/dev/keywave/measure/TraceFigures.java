package dev.keywave.measure;

import dev.keywave.workload.CeremonyType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What became of the ceremonies of measured phases that carried a trace context.
 *
 * @param traced how many did, attacks, races and floods among them; every ceremony is present
 * @param slowest of the accepted ones at most ten of each ceremony, the slowest first
 * @param notAccepted of the rejected, throttled and failed ones at most ten of each ceremony, as they ended; of a reason
 *     that came often fewer than came
 * @param findings at most ten attacks that were accepted or answered with a server error, and look-alikes that were
 *     rejected
 * @param exemplars values of the honest ceremonies' response time, at most ten of each outcome, the newest of each part
 *     of the range
 * @param exemplarsOfAll likewise, of all outcomes together
 */
public record TraceFigures(
        Map<CeremonyType, Long> traced,
        List<TracedCeremony> slowest,
        List<TracedCeremony> notAccepted,
        List<TracedCeremony> findings,
        Map<CeremonyType, Map<Outcome, List<TraceExemplar>>> exemplars,
        Map<CeremonyType, List<TraceExemplar>> exemplarsOfAll) {

    /** The figures of a run without traces. */
    public static final TraceFigures NONE = new TraceFigures(
            Arrays.stream(CeremonyType.values()).collect(Collectors.toMap(ceremony -> ceremony, ceremony -> 0L)),
            List.of(),
            List.of(),
            List.of(),
            Map.of(),
            Map.of());

    /** How many ceremonies carried a trace context. */
    public long all() {
        return traced.values().stream().mapToLong(Long::longValue).sum();
    }
}
