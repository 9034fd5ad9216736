package dev.keywave.delivery;

import io.prometheus.metrics.model.snapshots.Exemplar;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One time series with what it is now.
 *
 * @param labels names and values by turns, sorted by name, {@code __name__} among them; no value is empty
 * @param value of anything but a native histogram
 * @param histogram of a native histogram
 * @param exemplars none of what is neither a histogram nor a bucket of one
 */
record Series(
        List<String> labels, double value, @Nullable HistogramDataPointSnapshot histogram, List<Exemplar> exemplars) {

    /** Tells a receiver that the series goes no further: one of the values that are no number, bit for bit. */
    static final double STALE = Double.longBitsToDouble(0x7ff0000000000002L);

    boolean isHistogram() {
        return histogram != null;
    }
}
