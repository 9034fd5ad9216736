package dev.keywave.measure;

import java.util.List;

/** What the process has used up so far. */
interface ResourceMeter {

    /**
     * One reading; counters only ever grow.
     *
     * @param loopCpuNs CPU time of each loop's thread
     * @param processCpuNs CPU time of the process
     * @param gcMs time in garbage collection
     * @param heapMb heap in use, MiB
     */
    record Reading(List<Long> loopCpuNs, long processCpuNs, long gcMs, long heapMb) {}

    Reading read();

    /** Largest resident set of the process so far, MiB. */
    long peakRssMb();
}
