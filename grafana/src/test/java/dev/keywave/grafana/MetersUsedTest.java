package dev.keywave.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.grafana.query.OthersMetric;
import dev.keywave.metrics.MeterName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every meter is shown or watched, and nothing is shown or watched that is no meter. */
final class MetersUsedTest {

    private static final Path EXPORT =
            Path.of("../benchmarks/src/main/java/dev/keywave/benchmarks/export/OpenMetrics.java");
    private static final Pattern OURS = Pattern.compile("(?<![\\w:])keywave_\\w+(?![\\w:])");
    private static final Pattern METRIC_REGEX = Pattern.compile("__name__=~\"([^\"]+)\"");

    @Test
    void everyMeterIsUsedByADashboardOrARule() {
        assertThat(used()).containsAll(meters());
    }

    @Test
    void everyMeterInADashboardOrARuleExists() throws IOException {
        Set<String> known = new TreeSet<>(meters());
        known.addAll(benchmarks());
        assertThat(known).containsAll(used());
    }

    @Test
    void benchmarksAreThoseThatExportWrites() throws IOException {
        Set<String> ofTheSource = Arrays.stream(OthersMetric.values())
                .map(others -> others.metric().name())
                .filter(name -> name.startsWith("keywave_"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(ofTheSource).isEqualTo(benchmarks());
        assertThat(used()).containsAll(ofTheSource);
    }

    @Test
    void everythingOfOthersThatHasANameIsUsed() {
        String everything = String.join("\n", WrittenFiles.all().values());
        assertThat(OthersMetric.values())
                .extracting(others -> others.metric().name())
                .allMatch(everything::contains);
    }

    @Test
    void everyVariableFindsAMeterThatExists() throws IOException {
        Set<String> known = new TreeSet<>(meters());
        known.addAll(benchmarks());
        for (WrittenDashboard dashboard : WrittenDashboard.all()) {
            for (JsonNode variable : dashboard.variables()) {
                Matcher regex = METRIC_REGEX.matcher(variable.at("/query/query").asString());
                while (regex.find()) {
                    for (String alternative : List.of(regex.group(1).split("\\|"))) {
                        assertThat(known)
                                .as(dashboard + ": " + alternative)
                                .anyMatch(name -> name.matches(alternative));
                    }
                }
            }
        }
    }

    private static Set<String> meters() {
        return Arrays.stream(MeterName.values())
                .map(MeterName::prometheusName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> benchmarks() throws IOException {
        Set<String> names = new TreeSet<>();
        Matcher name = Pattern.compile("\"(keywave_benchmark_\\w+)\"").matcher(Files.readString(EXPORT));
        while (name.find()) {
            names.add(name.group(1));
        }
        return names;
    }

    /** Names of ours in expressions, a histogram's buckets under its name. */
    private static Set<String> used() {
        Set<String> used = new TreeSet<>();
        for (WrittenDashboard dashboard : WrittenDashboard.all()) {
            dashboard.expressions().forEach(expression -> collect(expression, used));
        }
        WrittenFiles.all().forEach((path, text) -> {
            if (path.endsWith(".yml")) {
                text.lines().filter(line -> line.strip().startsWith("expr:")).forEach(line -> collect(line, used));
            }
        });
        return used;
    }

    private static void collect(String expression, Set<String> names) {
        Matcher name = OURS.matcher(expression);
        while (name.find()) {
            names.add(name.group().replaceAll("_bucket$", ""));
        }
    }
}
