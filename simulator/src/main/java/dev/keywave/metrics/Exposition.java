package dev.keywave.metrics;

import io.prometheus.metrics.model.registry.MetricType;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricFamilyDescriptor;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.NativeHistogramBuckets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts values into Prometheus' form, with the labels that all meters of a process have. Reasons, which may be a relying
 * party's own texts, are cleaned and bounded here, and nowhere else.
 */
final class Exposition {

    private static final String TOTAL = "_total";
    private static final String REASON = "reason";

    private final Labels constant;
    private final Map<MeterName, LabelValues> reasons = new EnumMap<>(MeterName.class);

    Exposition(Labels constant) {
        this.constant = constant;
        for (MeterName name : MeterName.values()) {
            if (name.labels().contains(REASON)) {
                reasons.put(name, new LabelValues());
            }
        }
    }

    /** What the registry wants to know of a meter beforehand. */
    MetricFamilyDescriptor descriptor(MeterName name) {
        MetricType type = switch (name.kind()) {
            case COUNTER -> MetricType.COUNTER;
            case GAUGE -> MetricType.GAUGE;
            case HISTOGRAM, CLASSIC_HISTOGRAM -> MetricType.HISTOGRAM;
        };
        List<String> labels = new ArrayList<>(name.labels());
        constant.forEach(label -> labels.add(label.getName()));
        return MetricFamilyDescriptor.of(type, metadata(name), labels);
    }

    /** What a counter or gauge shows, by the values of its labels in their order. */
    MetricSnapshot numbers(MeterName name, Map<List<String>, ? extends Number> values) {
        Map<List<String>, Double> shown = new LinkedHashMap<>();
        values.forEach((of, value) -> shown.merge(shownValues(name, of), value.doubleValue(), Double::sum));
        if (name.kind() == MeterName.Kind.COUNTER) {
            List<CounterDataPointSnapshot> points = new ArrayList<>();
            shown.forEach((of, value) -> points.add(new CounterDataPointSnapshot(value, labels(name, of), null, 0)));
            return new CounterSnapshot(metadata(name), points);
        }
        List<GaugeDataPointSnapshot> points = new ArrayList<>();
        shown.forEach((of, value) -> points.add(new GaugeDataPointSnapshot(value, labels(name, of), null)));
        return new GaugeSnapshot(metadata(name), points);
    }

    /** What a histogram shows, likewise. */
    MetricSnapshot histograms(MeterName name, Map<List<String>, NativeHistogram> values) {
        List<HistogramDataPointSnapshot> points = new ArrayList<>();
        values.forEach((of, histogram) -> points.add(point(name, of, histogram)));
        return new HistogramSnapshot(metadata(name), points);
    }

    private HistogramDataPointSnapshot point(MeterName name, List<String> of, NativeHistogram histogram) {
        Labels labels = labels(name, of);
        if (name.kind() == MeterName.Kind.CLASSIC_HISTOGRAM) {
            return new HistogramDataPointSnapshot(
                    histogram.classicBuckets(), histogram.sumS(), labels, histogram.exemplars(), 0);
        }
        // of a histogram with native buckets alone the library shows one exemplar; each classic bucket carries another
        boolean traced = histogram.exemplars().size() > 0;
        return new HistogramDataPointSnapshot(
                traced ? histogram.classicBuckets() : ClassicHistogramBuckets.EMPTY,
                NativeHistogram.SCHEMA,
                histogram.zeroCount(),
                NativeHistogram.ZERO_THRESHOLD_S,
                histogram.buckets(),
                NativeHistogramBuckets.EMPTY,
                histogram.sumS(),
                labels,
                histogram.exemplars(),
                0);
    }

    /** The libraries put the suffix there themselves. */
    static String baseName(MeterName name) {
        String full = name.prometheusName();
        return name.kind() == MeterName.Kind.COUNTER ? full.substring(0, full.length() - TOTAL.length()) : full;
    }

    private List<String> shownValues(MeterName name, List<String> of) {
        LabelValues bounded = reasons.get(name);
        if (bounded == null) {
            return of;
        }
        List<String> shown = new ArrayList<>(of);
        int reason = name.labels().indexOf(REASON);
        shown.set(reason, bounded.of(of.get(reason)));
        return shown;
    }

    private Labels labels(MeterName name, List<String> values) {
        return constant.merge(Labels.of(name.labels(), values));
    }

    private static MetricMetadata metadata(MeterName name) {
        return new MetricMetadata(baseName(name), name.sentence());
    }
}
