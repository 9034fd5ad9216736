package dev.keywave.measure;

import org.HdrHistogram.Histogram;

/**
 * How the generator itself did.
 *
 * @param cpuS CPU seconds of the loops' threads over the measured phases
 * @param processCpuS CPU seconds of the whole process over the same time (with compiler, collector and, when embedded,
 *     the relying party)
 * @param peakRssMb largest resident set of the process, MiB
 * @param sendLagNs from the intended start to the moment its loop took it up
 * @param crypto provider that signed, with its version
 * @param transport Netty transport in use: epoll, kqueue or nio
 * @param loops number of event loops
 * @param maxLoopUtilisation CPU time over wall time of the busiest loop, 0 to 1
 * @param gcMs milliseconds in garbage collection over the measured phases
 */
public record GeneratorFigures(
        double cpuS,
        double processCpuS,
        long peakRssMb,
        Histogram sendLagNs,
        String crypto,
        String transport,
        int loops,
        double maxLoopUtilisation,
        long gcMs) {

    /** Of a generator that has not begun. */
    static GeneratorFigures none() {
        return new GeneratorFigures(0, 0, 0, Durations.histogram(), "", "", 0, 0, 0);
    }

    GeneratorFigures withSendLag(Histogram otherNs) {
        return new GeneratorFigures(
                cpuS, processCpuS, peakRssMb, otherNs, crypto, transport, loops, maxLoopUtilisation, gcMs);
    }
}
