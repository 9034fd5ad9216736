package dev.keywave.measure;

import java.util.Arrays;
import java.util.List;
import org.HdrHistogram.Histogram;

/** What the generator itself used up: between two readings, and over the measured phases. */
final class GeneratorLoad {

    /** Between two readings: utilisation is that of the busiest loop. */
    record Span(double loopUtilisation, long gcMs, long heapMb) {}

    private final ResourceMeter meter;
    private final long[] loopCpuNs;
    private ResourceMeter.Reading last;
    private long processCpuNs;
    private long gcMs;
    private long measuredNs;

    GeneratorLoad(ResourceMeter meter) {
        this.meter = meter;
        this.last = meter.read();
        this.loopCpuNs = new long[last.loopCpuNs().size()];
    }

    /** Ends a span. */
    Span read(long durationNs, boolean measured) {
        ResourceMeter.Reading now = meter.read();
        long busiestNs = 0;
        for (int i = 0; i < loopCpuNs.length; i++) {
            long cpuNs = now.loopCpuNs().get(i) - last.loopCpuNs().get(i);
            busiestNs = Math.max(busiestNs, cpuNs);
            loopCpuNs[i] += measured ? cpuNs : 0;
        }
        long spanGcMs = now.gcMs() - last.gcMs();
        if (measured) {
            processCpuNs += now.processCpuNs() - last.processCpuNs();
            gcMs += spanGcMs;
            measuredNs += durationNs;
        }
        last = now;
        return new Span(utilisation(busiestNs, durationNs), spanGcMs, now.heapMb());
    }

    /** Processor time of each loop's thread so far, measured or not. */
    List<Double> loopCpuS() {
        return last.loopCpuNs().stream().map(ns -> ns / 1e9).toList();
    }

    GeneratorFigures figures(Histogram sendLagNs, String crypto, String transport) {
        return new GeneratorFigures(
                Arrays.stream(loopCpuNs).sum() / 1e9,
                processCpuNs / 1e9,
                meter.peakRssMb(),
                sendLagNs,
                crypto,
                transport,
                loopCpuNs.length,
                utilisation(Arrays.stream(loopCpuNs).max().orElse(0), measuredNs),
                gcMs);
    }

    /** The clock of CPU time ticks coarser than ours on some systems: never more than 1. */
    private static double utilisation(long cpuNs, long wallNs) {
        return wallNs > 0 ? Math.min(1, (double) cpuNs / wallNs) : 0;
    }
}
