package dev.keywave.measure;

import java.util.Optional;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;

/** One number out of a histogram. */
@FunctionalInterface
interface Statistic {

    String ALLOWED = "p50, p90, p99, p999 (or p99.9), max, mean";

    /** Two digits, then decimals with or without their point: p50, p95, p99.9, p999, p9999. */
    Pattern PERCENTILE = Pattern.compile("p(\\d\\d)\\.?(\\d*)");

    double ofNs(Histogram histogramNs);

    /** The statistic of that name, if there is one. */
    static Optional<Statistic> named(String name) {
        if (name.equals("max")) {
            return Optional.of(Histogram::getMaxValueAsDouble);
        }
        if (name.equals("mean")) {
            return Optional.of(Histogram::getMean);
        }
        var match = PERCENTILE.matcher(name);
        // A hundredth percentile can't be written so that it isn't also the tenth: that is what max is for.
        if (!match.matches() || (name.startsWith("p10") && name.length() > 3) || name.endsWith(".")) {
            return Optional.empty();
        }
        double percentile = Double.parseDouble(match.group(1) + "." + match.group(2) + "0");
        return Optional.of(histogramNs -> (double) histogramNs.getValueAtPercentile(percentile));
    }
}
