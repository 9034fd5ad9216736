package dev.keywave.measure;

import dev.keywave.workload.CeremonyType;
import java.util.Map;

/**
 * One interval (about a second) of a run, all loops merged.
 *
 * @param offsetS seconds from the start of the run to the start of the interval
 * @param durationS its length in seconds
 * @param phase name of the phase that was running
 * @param measured false in a warm-up
 * @param ceremonies per ceremony, only those that were active
 * @param inFlight ceremonies running when the interval ended
 * @param queued intended starts that waited for an idle user or a place when the interval ended
 * @param sendLagP50Ms send lag of the interval's starts, median, milliseconds
 * @param sendLagP99Ms likewise, 99th percentile
 * @param loopUtilisation CPU time of the busiest loop's thread over wall time, 0 to 1
 * @param gcMs milliseconds spent in garbage collection
 * @param heapMb heap in use when the interval ended, MiB
 */
public record IntervalFigures(
        double offsetS,
        double durationS,
        String phase,
        boolean measured,
        Map<CeremonyType, Ceremonies> ceremonies,
        long inFlight,
        long queued,
        double sendLagP50Ms,
        double sendLagP99Ms,
        double loopUtilisation,
        long gcMs,
        long heapMb) {

    /** Counts of one ceremony in the interval, and the response times of those that ended in it, milliseconds. */
    public record Ceremonies(
            long intended,
            long accepted,
            long rejected,
            long throttled,
            long failed,
            double p50Ms,
            double p90Ms,
            double p99Ms,
            double maxMs) {}
}
