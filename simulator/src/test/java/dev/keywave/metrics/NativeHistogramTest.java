package dev.keywave.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.prometheus.metrics.expositionformats.generated.com_google_protobuf_4_35_0.Metrics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** HdrHistogram's values in Prometheus' buckets. */
final class NativeHistogramTest {

    private static final double NS_PER_S = 1e9;

    private static Histogram histogram() {
        return new Histogram(3);
    }

    private static Metrics.Histogram exposed(Histogram ns) throws Exception {
        Meters meters = Meters.ofProcess();
        meters.registerHistograms(MeterName.SEND_LAG, () -> Map.of(List.of(), NativeHistogram.ofNs(ns)));
        return Exposed.by(meters.registry()).histogram(MeterName.SEND_LAG);
    }

    @Test
    void eachDurationIsInTheBucketThatSchemaFiveHasForIt() throws Exception {
        long seed = 5;
        Random random = new Random(seed);
        Histogram ns = histogram();
        Map<Integer, Long> expected = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            long value = ns.medianEquivalentValue((long) Math.exp(random.nextDouble() * Math.log(3.6e12)));
            ns.recordValue(value);
            int index = (int) Math.ceil(Math.log(value / NS_PER_S) / Math.log(2) * 32);
            expected.merge(index, 1L, Long::sum);
        }
        Metrics.Histogram histogram = exposed(ns);
        assertThat(histogram.getSchema()).isEqualTo(5);
        assertThat(Exposed.buckets(histogram)).as("seed %d", seed).isEqualTo(new TreeMap<>(expected));
        assertThat(histogram.getSampleCount()).isEqualTo(20_000);
        assertThat(histogram.getSampleSum())
                .isCloseTo(ns.getMean() * 20_000 / NS_PER_S, within(histogram.getSampleSum() * 1e-9));
    }

    @Test
    void aHistogramOfCoarserSlotsLosesNothing() throws Exception {
        Histogram ns = new Histogram(1_000, 3_600_000_000_000L, 2);
        long[] values = {0, 500, 1_500, 65_536, 262_143, 262_144, 1_000_000_007, 3_600_000_000_000L};
        for (long value : values) {
            ns.recordValue(value);
        }
        Metrics.Histogram histogram = exposed(ns);
        assertThat(histogram.getSampleCount()).isEqualTo(values.length);
        assertThat(histogram.getZeroCount()).isEqualTo(2);
        assertThat(Exposed.buckets(histogram).values()).containsExactly(1L, 1L, 2L, 1L, 1L);
        assertThat(histogram.getSampleSum()).isCloseTo(3_601.0, within(3_601.0 / 100));
    }

    @Test
    void percentilesAreWithinOneBucketOfHdrHistograms() throws Exception {
        long seed = 6;
        Random random = new Random(seed);
        Histogram ns = histogram();
        for (int i = 0; i < 100_000; i++) {
            ns.recordValue((long) (2e6 * Math.exp(1.5 * random.nextGaussian())));
        }
        Metrics.Histogram histogram = exposed(ns);
        for (double percentile : new double[] {1, 50, 90, 99, 99.9, 99.99}) {
            double exact = ns.getValueAtPercentile(percentile) / NS_PER_S;
            assertThat(Exposed.quantile(histogram, percentile / 100))
                    .as("p%s, seed %d", percentile, seed)
                    .isCloseTo(exact, within(exact * 0.023));
        }
    }

    @Test
    void durationsOfNothingAreInTheZeroBucket() throws Exception {
        Histogram ns = histogram();
        ns.recordValueWithCount(0, 7);
        ns.recordValue(1);
        Metrics.Histogram histogram = exposed(ns);
        assertThat(histogram.getZeroCount()).isEqualTo(7);
        assertThat(histogram.getSampleCount()).isEqualTo(8);
        SortedMap<Integer, Long> buckets = Exposed.buckets(histogram);
        assertThat(buckets).hasSize(1).containsValue(1L);
        assertThat(Math.pow(2, (buckets.firstKey() - 1) / 32.0))
                .isLessThan(1e-9)
                .isGreaterThanOrEqualTo(histogram.getZeroThreshold());
    }

    @Test
    void noDurationsAreAnEmptyHistogram() throws Exception {
        Metrics.Histogram histogram = exposed(histogram());
        assertThat(histogram.getSampleCount()).isZero();
        assertThat(histogram.getSampleSum()).isZero();
        assertThat(Exposed.buckets(histogram)).isEmpty();
        // how Prometheus knows it from a classic one
        assertThat(histogram.hasZeroThreshold() || histogram.getPositiveSpanCount() > 0)
                .isTrue();
    }

    @Test
    void theLongestDurationsHaveABucket() throws Exception {
        Histogram ns = new Histogram(Long.MAX_VALUE, 2);
        ns.recordValue(3_600_000_000_000L);
        ns.recordValue(Long.MAX_VALUE / 2);
        assertThat(exposed(ns).getSampleCount()).isEqualTo(2);
        assertThat(Exposed.buckets(exposed(ns))).hasSize(2);
    }

    @Test
    void theSumNeverFallsWhileDurationsAreAdded() {
        long seed = 7;
        Random random = new Random(seed);
        Histogram ns = histogram();
        double sumS = 0;
        for (int i = 0; i < 200; i++) {
            ns.recordValue((long) (random.nextDouble() * 1e9));
            double next = NativeHistogram.ofNs(ns).sumS();
            assertThat(next).as("seed %d", seed).isGreaterThanOrEqualTo(sumS);
            sumS = next;
        }
    }

    @Test
    void theClassicBucketsHoldTheSame() throws Exception {
        Histogram ns = histogram();
        ns.recordValueWithCount(0, 2);
        ns.recordValueWithCount(900_000, 3);
        ns.recordValueWithCount(1_500_000, 5);
        ns.recordValueWithCount(30_000_000_000L, 7);
        Meters meters = Meters.ofProcess();
        meters.registerHistograms(
                MeterName.RESPONSE_TIME_BUCKETS, () -> Map.of(List.of("authentication"), NativeHistogram.ofNs(ns)));
        Metrics.Histogram histogram =
                Exposed.by(meters.registry()).histogram(MeterName.RESPONSE_TIME_BUCKETS, "authentication");
        assertThat(histogram.getPositiveSpanCount()).isZero();
        assertThat(histogram.getSampleCount()).isEqualTo(17);
        assertThat(histogram.getBucketList())
                .extracting(Metrics.Bucket::getUpperBound, Metrics.Bucket::getCumulativeCount)
                .contains(tuple(0.001, 5L), tuple(0.002, 10L), tuple(10.0, 10L), tuple(Double.POSITIVE_INFINITY, 17L));
    }

    @Test
    void whatIsNoHistogramIsNotRegisteredAsOne() {
        assertThatThrownBy(() -> Meters.ofProcess().registerHistograms(MeterName.QUEUED, Map::of))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("QUEUED is no histogram");
    }
}
