package dev.keywave.measure;

import org.HdrHistogram.AbstractHistogram;

/** The percentiles that reports show, milliseconds; all 0 when there are no values. */
public record Percentiles(double p50, double p90, double p99, double p999, double max) {

    private static final double NS_PER_MS = 1e6;

    /** Of a histogram of nanoseconds. */
    public static Percentiles ofNs(AbstractHistogram histogramNs) {
        return new Percentiles(
                ms(histogramNs, 50),
                ms(histogramNs, 90),
                ms(histogramNs, 99),
                ms(histogramNs, 99.9),
                histogramNs.getMaxValue() / NS_PER_MS);
    }

    /** One percentile (0 to 100) of a histogram of nanoseconds, in milliseconds. */
    public static double ms(AbstractHistogram histogramNs, double percentile) {
        return histogramNs.getValueAtPercentile(percentile) / NS_PER_MS;
    }
}
