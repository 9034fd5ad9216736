package dev.keywave.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What a panel must keep to so that a reader tells its lines, bars and cells apart. */
final class LegibleDashboardTest {

    /** Of Grafana's palette for the colour-blind, those that have enough contrast on white. */
    private static final int COLOURS = 5;

    private static final int BARS = 20;
    private static final Pattern LABEL = Pattern.compile("\\{\\{(\\w+)}}");
    private static final Pattern TOP = Pattern.compile("topk\\((\\d+), ");
    /** Labels that have so many values at most; any other may have any number. */
    private static final Map<String, Integer> VALUES =
            Map.of("ceremony", 3, "outcome", 6, "step", 6, "algorithm", 3, "area", 2, "memory_type", 2, "prompt", 2);

    static List<WrittenDashboard> dashboards() {
        return WrittenDashboard.all();
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void linesAreNoMoreThanThereAreColoursOrStrokes(WrittenDashboard dashboard) {
        for (JsonNode panel : ofType(dashboard, "timeseries")) {
            int lines = 0;
            for (JsonNode target : panel.get("targets")) {
                lines += lines(title(panel), target);
            }
            assertThat(lines <= COLOURS || isStyled(panel))
                    .as("%s: %d lines of %d colours", title(panel), lines, COLOURS)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void barsAreNotTooManyAndTheirNamesStandAboveThem(WrittenDashboard dashboard) {
        Set<String> bounded = Set.of("outcome", "wave", "method");
        for (JsonNode panel : ofType(dashboard, "bargauge")) {
            assertThat(panel.at("/options/namePlacement").asString())
                    .as(title(panel))
                    .isEqualTo("top");
            for (JsonNode target : panel.get("targets")) {
                Set<String> unbounded = labels(target);
                unbounded.removeAll(bounded);
                if (!unbounded.isEmpty()) {
                    assertThat(top(target))
                            .as("%s: bars of %s", title(panel), unbounded)
                            .isBetween(1, BARS);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void linesThatAreTheMostOfSomethingAreTheSameOnesAllAlong(WrittenDashboard dashboard) {
        for (JsonNode panel : ofType(dashboard, "timeseries")) {
            for (JsonNode target : panel.get("targets")) {
                String expression = target.get("expr").stringValue();
                if (expression.contains("topk(")) {
                    assertThat(expression).as(title(panel)).contains("[$__range] @ end())");
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void percentilesDifferByStrokeAndByColour(WrittenDashboard dashboard) {
        for (JsonNode panel : ofType(dashboard, "timeseries")) {
            if (panel.get("targets").findValuesAsString("legendFormat").contains("p99.9")) {
                List<String> strokes = new ArrayList<>();
                List<String> colours = new ArrayList<>();
                for (String percentile : List.of("p50", "p90", "p99", "p99.9")) {
                    strokes.add(override(panel, percentile, "custom.lineStyle"));
                    colours.add(override(panel, percentile, "color"));
                }
                assertThat(colours).as(title(panel)).doesNotHaveDuplicates().doesNotContain("");
                for (int i = 1; i < strokes.size(); i++) {
                    assertThat(strokes.get(i))
                            .as(title(panel) + ": neighbours")
                            .isNotEmpty()
                            .isNotEqualTo(strokes.get(i - 1));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void namesInTablesHaveRoom(WrittenDashboard dashboard) {
        for (JsonNode panel : ofType(dashboard, "table")) {
            JsonNode custom = panel.at("/fieldConfig/defaults/custom");
            assertThat(custom.get("wrapHeaderText").booleanValue())
                    .as(title(panel))
                    .isTrue();
            for (JsonNode transformation : panel.get("transformations")) {
                if (transformation.get("id").stringValue().equals("groupingToMatrix")) {
                    String names = transformation.at("/options/rowField").stringValue() + "\\"
                            + transformation.at("/options/columnField").stringValue();
                    assertThat(override(panel, names, "custom.wrapText"))
                            .as(title(panel))
                            .isEqualTo("true");
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void anEmptyPanelSaysSo(WrittenDashboard dashboard) {
        for (JsonNode panel : dashboard.panels()) {
            String words = panel.at("/fieldConfig/defaults/noValue").asString("");
            assertThat(words).as(title(panel)).isNotBlank();
            if (panel.get("type").stringValue().equals("bargauge")) {
                assertThat(words.length())
                        .as(title(panel) + ": stands beside an empty bar")
                        .isLessThan(60);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void marksAreWhereSomethingBeginsWhateverTheStep(WrittenDashboard dashboard) {
        for (JsonNode annotation : dashboard.json().at("/annotations/list")) {
            if (annotation.at("/datasource/type").asString().equals("prometheus")) {
                assertThat(annotation.at("/target/expr").asString())
                        .contains(" unless ")
                        .contains("offset $__interval");
            }
        }
    }

    private static int lines(String title, JsonNode target) {
        Set<String> labels = labels(target);
        if (top(target) > 0) {
            return top(target);
        }
        int lines = 1;
        for (String label : labels) {
            assertThat(VALUES).as(title + " has a line for each " + label).containsKey(label);
            lines *= VALUES.getOrDefault(label, 1);
        }
        return lines;
    }

    /** How many the query asks for, if its name has labels; 0 when it does not say. */
    private static int top(JsonNode target) {
        Matcher top = TOP.matcher(target.get("expr").stringValue());
        return !labels(target).isEmpty() && top.find() ? Integer.parseInt(top.group(1)) : 0;
    }

    private static Set<String> labels(JsonNode target) {
        Set<String> labels = new TreeSet<>();
        Matcher label = LABEL.matcher(target.get("legendFormat").stringValue());
        while (label.find()) {
            labels.add(label.group(1));
        }
        return labels;
    }

    private static boolean isStyled(JsonNode panel) {
        return panel.at("/fieldConfig/overrides")
                .valueStream()
                .anyMatch(override -> override.at("/properties/0/id").asString().matches("color|custom.lineStyle"));
    }

    private static String override(JsonNode panel, String field, String property) {
        for (JsonNode override : panel.at("/fieldConfig/overrides")) {
            if (override.at("/matcher/options").asString().equals(field)
                    && override.at("/properties/0/id").asString().equals(property)) {
                JsonNode value = override.at("/properties/0/value");
                return value.isContainer() ? value.toString() : value.asString();
            }
        }
        return "";
    }

    private static List<JsonNode> ofType(WrittenDashboard dashboard, String type) {
        return dashboard.panels().stream()
                .filter(panel -> panel.get("type").stringValue().equals(type))
                .toList();
    }

    private static String title(JsonNode panel) {
        return panel.get("title").stringValue();
    }
}
