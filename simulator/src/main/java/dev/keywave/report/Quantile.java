package dev.keywave.report;

import org.HdrHistogram.Histogram;

/** The points of a distribution that every report shows. */
enum Quantile {
    P50("p50", "p50", 50),
    P90("p90", "p90", 90),
    P99("p99", "p99", 99),
    P999("p999", "p99.9", 99.9),
    MAX("max", "max", 100);

    private final String key;
    private final String label;
    private final double percentile;

    Quantile(String key, String label, double percentile) {
        this.key = key;
        this.label = label;
        this.percentile = percentile;
    }

    /** The name in {@code summary.json}. */
    String key() {
        return key;
    }

    /** The name that people read. */
    String label() {
        return label;
    }

    /** The value in milliseconds, to the microsecond; NaN when nothing was recorded. */
    double ms(Histogram ns) {
        return ns.getTotalCount() == 0 ? Double.NaN : Milliseconds.of(ns.getValueAtPercentile(percentile));
    }
}
