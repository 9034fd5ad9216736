package dev.keywave.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.metrics.Meters;
import dev.keywave.metrics.ScrapePage;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.core.metrics.StateSet;
import io.prometheus.metrics.core.metrics.Summary;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Series as they leave. */
final class SeriesReaderTest {

    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    @Test
    void theyAreThoseThatAScraperReadsInTheText() {
        PrometheusRegistry registry = Meters.ofProcess().registry();
        Summary.builder()
                .name("s_seconds")
                .withoutExemplars()
                .quantile(0.5)
                .register(registry)
                .observe(2);
        Info.builder()
                .name("built_info")
                .labelNames("version")
                .register(registry)
                .addLabelValues("1.0");
        StateSet.builder().name("state").states("up", "down").register(registry).setTrue("up");
        Histogram.builder()
                .name("h_seconds")
                .withoutExemplars()
                .classicOnly()
                .classicUpperBounds(0.5, 1)
                .labelNames("of")
                .register(registry)
                .labelValues("x")
                .observe(0.7);
        List<Series> series = SeriesReader.read(registry.scrape(), Map.of(), true);
        String text = new String(ScrapePage.of(registry, null).text(), StandardCharsets.UTF_8);
        assertThat(inWords(series)).isEqualTo(inWords(text)).hasSizeGreaterThan(40);
    }

    private static TreeSet<String> inWords(List<Series> series) {
        TreeSet<String> words = new TreeSet<>();
        for (Series one : series) {
            assertThat(one.labels()).as("name first").startsWith("__name__");
            TreeSet<String> labels = new TreeSet<>();
            for (int i = 2; i < one.labels().size(); i += 2) {
                labels.add(one.labels().get(i) + "=" + one.labels().get(i + 1));
            }
            words.add(one.labels().get(1) + labels);
        }
        return words;
    }

    private static TreeSet<String> inWords(String text) {
        TreeSet<String> words = new TreeSet<>();
        text.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            TreeSet<String> labels = new TreeSet<>();
            Matcher label = LABEL.matcher(line);
            while (label.find()) {
                if (!label.group(2).isEmpty()) {
                    labels.add(label.group(1) + "=" + label.group(2));
                }
            }
            words.add(line.substring(0, line.indexOf(line.indexOf('{') < 0 ? ' ' : '{')) + labels);
        });
        return words;
    }

    @Test
    void bucketsOfAClassicHistogramCountWhatIsBelowThem() {
        PrometheusRegistry registry = new PrometheusRegistry();
        Histogram histogram = Histogram.builder()
                .name("h_seconds")
                .withoutExemplars()
                .classicOnly()
                .classicUpperBounds(0.5, 1)
                .register(registry);
        for (double value : new double[] {0.1, 0.7, 0.7, 9}) {
            histogram.observe(value);
        }
        assertThat(SeriesReader.read(registry.scrape(), Map.of(), true))
                .extracting(series -> String.join(" ", series.labels()) + " " + series.value())
                .containsExactly(
                        "__name__ h_seconds_bucket le 0.5 1.0",
                        "__name__ h_seconds_bucket le 1.0 3.0",
                        "__name__ h_seconds_bucket le +Inf 4.0",
                        "__name__ h_seconds_count 4.0",
                        "__name__ h_seconds_sum 10.5");
    }

    @Test
    void aHistogramOfBothKindsIsWrittenInTheOneThatIsWanted() {
        PrometheusRegistry registry = new PrometheusRegistry();
        Histogram.builder()
                .name("h_seconds")
                .withoutExemplars()
                .classicUpperBounds(0.5)
                .register(registry)
                .observe(0.1);
        Histogram.builder()
                .name("n_seconds")
                .withoutExemplars()
                .nativeOnly()
                .register(registry)
                .observe(0.1);
        assertThat(SeriesReader.read(registry.scrape(), Map.of(), true))
                .extracting(series -> series.labels().get(1))
                .containsExactly("h_seconds", "n_seconds");
        assertThat(SeriesReader.read(registry.scrape(), Map.of(), false))
                .extracting(series -> series.labels().get(1))
                .containsExactly("h_seconds_bucket", "h_seconds_bucket", "h_seconds_count", "h_seconds_sum");
    }

    @Test
    void aMetersOwnLabelsWinOverTheTargets() {
        PrometheusRegistry registry = new PrometheusRegistry();
        Info.builder().name("who_info").labelNames("run").register(registry).addLabelValues("mine");
        assertThat(SeriesReader.read(registry.scrape(), Map.of("run", "other", "rank", "0"), true)
                        .get(0)
                        .labels())
                .containsExactly("__name__", "who_info", "rank", "0", "run", "mine");
        assertThat(SeriesReader.read(new MetricSnapshots(), Map.of(), true)).isEmpty();
    }

    @Test
    void aBlockOfSnappyOfAnyLengthCanBeReadAgain() {
        long seed = 8;
        Random random = new Random(seed);
        for (int length : new int[] {0, 1, 20, 32_767, 32_768, 70_000, 400_000}) {
            byte[] plain = new byte[length];
            random.nextBytes(plain);
            for (int i = 0; i < length; i += 50) {
                // every other stretch repeats an earlier one
                int from = random.nextInt(i + 1);
                System.arraycopy(plain, from, plain, i, Math.min(40, length - Math.max(i, from)));
            }
            byte[] block = SnappyBlock.compress(plain);
            assertThat(Written.decompressed(block))
                    .as("seed %d, length %d", seed, length)
                    .isEqualTo(plain);
        }
    }
}
