package dev.keywave.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What Grafana's schema asks of a dashboard, and what a reader does. */
final class DashboardSchemaTest {

    private static final int COLUMNS = 24;
    private static final Pattern VARIABLE = Pattern.compile("\\$(\\w+)");
    private static final Set<String> OF_GRAFANA = Set.of("__rate_interval", "__range", "__interval");
    private static final Set<String> TYPES =
            Set.of("timeseries", "stat", "bargauge", "heatmap", "table", "state-timeline", "row");
    private static final String OKABE_ITO = "#(009E73|D55E00|E69F00|0072B2|56B4E9|CC79A7|F0E442|999999)";

    static List<WrittenDashboard> dashboards() {
        return WrittenDashboard.all();
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void aDashboardIsFoundByItsNameAndSaysWhatItIs(WrittenDashboard dashboard) {
        assertThat(dashboard.path())
                .isEqualTo("dashboards/" + dashboard.json().get("uid").stringValue() + ".json");
        assertThat(dashboard.json().get("uid").stringValue()).matches("[a-z-]{1,40}");
        assertThat(dashboard.json().get("schemaVersion").intValue()).isEqualTo(42);
        assertThat(dashboard.json().get("title").stringValue()).startsWith("Keywave: ");
        assertThat(dashboard.json().get("description").stringValue()).endsWith(".");
        assertThat(dashboard.json().has("id"))
                .as("an id belongs to one Grafana")
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void panelsHaveNumbersOfTheirOwn(WrittenDashboard dashboard) {
        assertThat(dashboard.panelsAndRows())
                .extracting(panel -> panel.get("id").intValue())
                .doesNotHaveDuplicates()
                .allMatch(id -> id > 0);
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void panelsStandBesideEachOtherInTheGrid(WrittenDashboard dashboard) {
        assertNoOverlap(dashboard.json().get("panels"));
        for (JsonNode row : dashboard.json().get("panels")) {
            if (row.has("panels")) {
                assertNoOverlap(row.get("panels"));
                assertThat(row.get("panels").isEmpty())
                        .as("an open row's panels stand after it, a folded one's in it")
                        .isEqualTo(!row.get("collapsed").booleanValue());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyPanelHasATitleADescriptionAndAUnit(WrittenDashboard dashboard) {
        for (JsonNode panel : dashboard.panels()) {
            String title = panel.get("title").stringValue();
            assertThat(title).isNotBlank();
            assertThat(TYPES).contains(panel.get("type").stringValue());
            assertThat(panel.get("description").stringValue()).as(title).isNotBlank();
            assertThat(panel.at("/fieldConfig/defaults/unit").asString())
                    .as(title)
                    .isNotBlank();
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyQueryIsOfTheChosenPrometheusAndItsSeriesHaveAName(WrittenDashboard dashboard) {
        for (JsonNode panel : dashboard.panels()) {
            String title = panel.get("title").stringValue();
            Set<String> refIds = new HashSet<>();
            assertThat(panel.get("targets")).as(title).isNotEmpty();
            for (JsonNode target : panel.get("targets")) {
                assertThat(target.at("/datasource/uid").stringValue()).as(title).isEqualTo("${datasource}");
                assertThat(refIds.add(target.get("refId").stringValue()))
                        .as(title + " has two queries of one name")
                        .isTrue();
                assertThat(target.get("expr").stringValue()).as(title).isNotBlank();
                if (target.get("format").stringValue().equals("time_series")) {
                    assertThat(target.get("legendFormat").stringValue())
                            .as(title)
                            .isNotBlank();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyVariableIsDefinedAndUsed(WrittenDashboard dashboard) {
        Set<String> defined = dashboard.variables().stream()
                .map(variable -> variable.get("name").stringValue())
                .filter(name -> !name.equals("datasource"))
                .collect(Collectors.toSet());
        Set<String> used = new HashSet<>();
        for (String expression : dashboard.expressions()) {
            Matcher variable = VARIABLE.matcher(expression);
            while (variable.find()) {
                used.add(variable.group(1));
            }
        }
        used.removeAll(OF_GRAFANA);
        assertThat(used).isEqualTo(defined);
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyColourIsOneThatAnybodyTellsApart(WrittenDashboard dashboard) {
        Matcher colour = Pattern.compile("\"#\\w+\"").matcher(dashboard.json().toString());
        while (colour.find()) {
            assertThat(colour.group().replace("\"", "")).matches(OKABE_ITO);
        }
    }

    private static void assertNoOverlap(JsonNode panels) {
        Set<String> taken = new HashSet<>();
        for (JsonNode panel : panels) {
            JsonNode at = panel.get("gridPos");
            int right = at.get("x").intValue() + at.get("w").intValue();
            assertThat(right).as(panel.get("title").stringValue()).isLessThanOrEqualTo(COLUMNS);
            for (int x = at.get("x").intValue(); x < right; x++) {
                for (int y = 0; y < at.get("h").intValue(); y++) {
                    assertThat(taken.add(x + "," + (at.get("y").intValue() + y)))
                            .as(panel.get("title").stringValue() + " lies over another panel")
                            .isTrue();
                }
            }
        }
    }
}
