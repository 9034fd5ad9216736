package dev.keywave.measure;

import java.time.Instant;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Is told of each interval as it ends, on the collecting thread, never on an event loop. */
@FunctionalInterface
public interface IntervalListener {

    /**
     * Takes one interval.
     *
     * @param figures what happened in the interval
     * @param histogramsNs the interval's own histograms, by tag ({@code registration.response_time},
     *     {@code authentication.service_time}, {@code authentication.sign}, {@code send_lag} ...); valid during the
     *     call only
     * @param started wall-clock time of the interval's start
     */
    void intervalEnded(IntervalFigures figures, Map<String, Histogram> histogramsNs, Instant started);
}
