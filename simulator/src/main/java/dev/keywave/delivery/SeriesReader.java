package dev.keywave.delivery;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBucket;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.DistributionDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Exemplar;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.Label;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Quantile;
import io.prometheus.metrics.model.snapshots.StateSetSnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Takes a scrape apart into the series that a Prometheus would make of it. */
final class SeriesReader {

    private static final String NAME = "__name__";

    private final Map<String, String> target;
    private final boolean nativeHistograms;
    private final List<Series> series = new ArrayList<>();

    private SeriesReader(Map<String, String> target, boolean nativeHistograms) {
        this.target = target;
        this.nativeHistograms = nativeHistograms;
    }

    /**
     * All series.
     *
     * @param target labels that a scraper would add, {@code job} and the like; a meter's own win
     * @param nativeHistograms whether they are wanted; without, what is only native is left out
     */
    static List<Series> read(MetricSnapshots scrape, Map<String, String> target, boolean nativeHistograms) {
        SeriesReader reader = new SeriesReader(target, nativeHistograms);
        scrape.forEach(reader::read);
        return reader.series;
    }

    private void read(MetricSnapshot metric) {
        String name = metric.getMetadata().getPrometheusName();
        if (metric instanceof CounterSnapshot counter) {
            counter.getDataPoints().forEach(point -> add(name + "_total", point.getLabels(), point.getValue()));
        } else if (metric instanceof GaugeSnapshot gauge) {
            gauge.getDataPoints().forEach(point -> add(name, point.getLabels(), point.getValue()));
        } else if (metric instanceof UnknownSnapshot unknown) {
            unknown.getDataPoints().forEach(point -> add(name, point.getLabels(), point.getValue()));
        } else if (metric instanceof InfoSnapshot info) {
            info.getDataPoints().forEach(point -> add(name + "_info", point.getLabels(), 1));
        } else if (metric instanceof StateSetSnapshot states) {
            states.getDataPoints()
                    .forEach(point -> point.forEach(state -> add(
                            name, point.getLabels().merge(Labels.of(name, state.getName())), state.isTrue() ? 1 : 0)));
        } else if (metric instanceof SummarySnapshot summary) {
            summary.getDataPoints().forEach(point -> summary(name, point));
        } else if (metric instanceof HistogramSnapshot histogram) {
            histogram.getDataPoints().forEach(point -> histogram(name, point));
        } else {
            throw new IllegalStateException("no series of " + metric.getClass());
        }
    }

    private void summary(String name, SummarySnapshot.SummaryDataPointSnapshot point) {
        for (Quantile quantile : point.getQuantiles()) {
            Labels labels = point.getLabels().add("quantile", number(quantile.getQuantile()));
            add(name, labels, quantile.getValue());
        }
        countAndSum(name, point);
    }

    private void histogram(String name, HistogramSnapshot.HistogramDataPointSnapshot point) {
        if (nativeHistograms && point.hasNativeHistogramData()) {
            List<Exemplar> exemplars = new ArrayList<>();
            point.getExemplars().forEach(exemplars::add);
            series.add(new Series(labels(name, point.getLabels()), 0, point, exemplars));
            return;
        }
        if (!point.hasClassicHistogramData()) {
            return;
        }
        long below = 0;
        double lower = Double.NEGATIVE_INFINITY;
        for (ClassicHistogramBucket bucket : point.getClassicBuckets()) {
            below += bucket.getCount();
            Labels labels = point.getLabels().add("le", number(bucket.getUpperBound()));
            Exemplar exemplar = point.getExemplars().get(lower, bucket.getUpperBound());
            add(name + "_bucket", labels, below, exemplar);
            lower = bucket.getUpperBound();
        }
        countAndSum(name, point);
    }

    private void countAndSum(String name, DistributionDataPointSnapshot point) {
        if (point.hasCount()) {
            add(name + "_count", point.getLabels(), point.getCount());
        }
        if (point.hasSum()) {
            add(name + "_sum", point.getLabels(), point.getSum());
        }
    }

    private void add(String name, Labels labels, double value) {
        add(name, labels, value, null);
    }

    private void add(String name, Labels labels, double value, @Nullable Exemplar exemplar) {
        series.add(new Series(labels(name, labels), value, null, exemplar == null ? List.of() : List.of(exemplar)));
    }

    private List<String> labels(String name, Labels labels) {
        Map<String, String> sorted = new TreeMap<>(target);
        for (Label label : labels) {
            sorted.put(label.getName(), label.getValue());
        }
        sorted.put(NAME, name);
        List<String> flat = new ArrayList<>(2 * sorted.size());
        sorted.forEach((label, value) -> {
            if (!value.isEmpty()) {
                flat.add(label);
                flat.add(value);
            }
        });
        return flat;
    }

    /** As Prometheus' text has bounds. */
    private static String number(double value) {
        return value == Double.POSITIVE_INFINITY ? "+Inf" : Double.toString(value);
    }
}
