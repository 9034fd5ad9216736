package dev.keywave.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.expositionformats.generated.com_google_protobuf_4_35_0.Metrics;
import io.prometheus.metrics.expositionformats.generated.com_google_protobuf_4_35_0.Metrics.BucketSpan;
import io.prometheus.metrics.expositionformats.generated.com_google_protobuf_4_35_0.Metrics.MetricFamily;
import io.prometheus.metrics.expositionformats.generated.com_google_protobuf_4_35_0.Metrics.MetricType;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One scrape in Prometheus' protobuf, read as Prometheus reads it. */
public final class Exposed {

    private static final String PROTOBUF =
            "application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily; encoding=delimited";

    private final Map<String, MetricFamily> families = new LinkedHashMap<>();
    private final int bytes;

    private Exposed(byte[] page) throws IOException {
        bytes = page.length;
        ByteArrayInputStream in = new ByteArrayInputStream(page);
        while (in.available() > 0) {
            MetricFamily family = MetricFamily.parseDelimitedFrom(in);
            assertThat(families.put(family.getName(), family))
                    .as("%s comes once", family.getName())
                    .isNull();
        }
    }

    public static Exposed by(PrometheusRegistry registry) throws IOException {
        return new Exposed(ScrapePage.of(registry, PROTOBUF).text());
    }

    public int bytes() {
        return bytes;
    }

    public boolean shows(MeterName name) {
        return families.containsKey(name.prometheusName());
    }

    /** All label values of one label. */
    public Stream<String> values(MeterName name, String label) {
        return family(name).getMetricList().stream()
                .map(metric -> Objects.requireNonNull(labels(metric).get(label), label));
    }

    /** A counter or gauge. */
    public double number(MeterName name, String... labelValues) {
        MetricFamily family = family(name);
        Metrics.Metric metric = find(family, name, labelValues);
        return family.getType() == MetricType.COUNTER
                ? metric.getCounter().getValue()
                : metric.getGauge().getValue();
    }

    /** All counters or gauges of the name by their labels' values, comma between, without run and rank. */
    public Map<String, Double> numbers(MeterName name) {
        Map<String, Double> numbers = new TreeMap<>();
        for (Metrics.Metric metric : family(name).getMetricList()) {
            Map<String, String> labels = labels(metric);
            String key = name.labels().stream().map(labels::get).collect(Collectors.joining(","));
            numbers.put(
                    key,
                    family(name).getType() == MetricType.COUNTER
                            ? metric.getCounter().getValue()
                            : metric.getGauge().getValue());
        }
        return numbers;
    }

    public Metrics.Histogram histogram(MeterName name, String... labelValues) {
        return find(family(name), name, labelValues).getHistogram();
    }

    /** All histograms with these first label values together, as {@code sum} does it. */
    public Metrics.Histogram merged(MeterName name, String... firstLabelValues) {
        SortedMap<Integer, Long> buckets = new TreeMap<>();
        Metrics.Histogram.Builder all = Metrics.Histogram.newBuilder();
        for (Metrics.Metric metric : family(name).getMetricList()) {
            if (matches(metric, name, firstLabelValues)) {
                Metrics.Histogram one = metric.getHistogram();
                all.setSchema(one.getSchema())
                        .setZeroCount(all.getZeroCount() + one.getZeroCount())
                        .setSampleCount(all.getSampleCount() + one.getSampleCount())
                        .setSampleSum(all.getSampleSum() + one.getSampleSum());
                buckets(one).forEach((index, count) -> buckets.merge(index, count, Long::sum));
            }
        }
        int next = 0;
        long last = 0;
        for (Map.Entry<Integer, Long> bucket : buckets.entrySet()) {
            all.addPositiveSpan(
                    BucketSpan.newBuilder().setOffset(bucket.getKey() - next).setLength(1));
            all.addPositiveDelta(bucket.getValue() - last);
            next = bucket.getKey() + 1;
            last = bucket.getValue();
        }
        return all.build();
    }

    /** As {@code histogram_quantile} does it: in the middle, by logarithm, of the bucket that has it. */
    public static double quantile(Metrics.Histogram histogram, double q) {
        double rank = q * histogram.getSampleCount();
        double below = histogram.getZeroCount();
        if (rank <= below) {
            return 0;
        }
        for (Map.Entry<Integer, Long> bucket : buckets(histogram).entrySet()) {
            if (below + bucket.getValue() >= rank) {
                double share = (rank - below) / bucket.getValue();
                return Math.pow(2, (bucket.getKey() - 1 + share) / (1 << histogram.getSchema()));
            }
            below += bucket.getValue();
        }
        throw new AssertionError("the buckets hold less than the count");
    }

    /** Counts by index. */
    public static SortedMap<Integer, Long> buckets(Metrics.Histogram histogram) {
        SortedMap<Integer, Long> buckets = new TreeMap<>();
        int index = 0;
        int next = 0;
        long count = 0;
        for (BucketSpan span : histogram.getPositiveSpanList()) {
            index += span.getOffset();
            for (int i = 0; i < span.getLength(); i++) {
                count += histogram.getPositiveDelta(next++);
                if (count > 0) {
                    buckets.put(index, count);
                }
                index++;
            }
        }
        return buckets;
    }

    private MetricFamily family(MeterName name) {
        return Objects.requireNonNull(families.get(name.prometheusName()), name.prometheusName());
    }

    private static Metrics.Metric find(MetricFamily family, MeterName name, String... labelValues) {
        for (Metrics.Metric metric : family.getMetricList()) {
            if (matches(metric, name, labelValues)) {
                return metric;
            }
        }
        throw new AssertionError("no " + name.prometheusName() + " of " + String.join(", ", labelValues));
    }

    private static boolean matches(Metrics.Metric metric, MeterName name, String... firstLabelValues) {
        Map<String, String> labels = labels(metric);
        boolean same = true;
        for (int i = 0; i < firstLabelValues.length; i++) {
            same &= firstLabelValues[i].equals(labels.get(name.labels().get(i)));
        }
        return same;
    }

    private static Map<String, String> labels(Metrics.Metric metric) {
        return metric.getLabelList().stream()
                .collect(Collectors.toMap(Metrics.LabelPair::getName, Metrics.LabelPair::getValue));
    }
}
