package dev.keywave.grafana.panel;

import dev.keywave.grafana.query.Expression;
import dev.keywave.grafana.query.Series;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * A panel, put together call by call. Series have Okabe and Ito's colours in the order in which they come, unless they are
 * given some; sizes are in Grafana's grid of 24 columns.
 */
public final class Panel {

    /** As many series as Grafana's palette has colours on white; the rest is one. */
    public static final int MOST = 5;

    private static final String THE_REST = "other";
    private static final String LINE_STYLE = "custom.lineStyle";
    private static final String NOTHING = "No data in this time range";

    /** Of Grafana's own plugins; without it, Grafana takes a panel for one of long ago and migrates it. */
    private static final String PLUGIN_VERSION = "13.2.2";

    private final PanelKind kind;
    private final String title;
    private final String description;
    private final List<Target> targets = new ArrayList<>();
    private final ObjectNode options;
    private final Fields fields;
    private ArrayNode transformations = Transformations.merge();
    /** Of a table: which field a column is. */
    private final Map<String, String> columns = new HashMap<>();

    private int width = 12;
    private int height = 8;
    private String empty = "";

    private Panel(PanelKind kind, String title, String description) {
        this.kind = kind;
        this.title = title;
        this.description = description;
        this.options = kind.options();
        this.fields = new Fields(kind.custom());
    }

    /** Lines over time. */
    public static Panel timeSeries(String title, Unit unit, String description) {
        Panel panel =
                new Panel(PanelKind.TIME_SERIES, title, description).in(unit).atLeast(0);
        if (unit == Unit.COUNT) {
            panel.fields.defaults().put("decimals", 0);
        }
        if (unit == Unit.PROCESSORS) {
            panel.fields.custom().put("axisLabel", "processors");
        }
        return panel;
    }

    /** The last value, large. */
    public static Panel stat(String title, Unit unit, String description) {
        return new Panel(PanelKind.STAT, title, description)
                .in(unit)
                .byThreshold()
                .size(4, 4);
    }

    /** Bars of the last values. */
    public static Panel bars(String title, Unit unit, String description) {
        return new Panel(PanelKind.BAR_GAUGE, title, description)
                .in(unit)
                .atLeast(0)
                .byThreshold();
    }

    /** How the times of native histograms spread, seconds. */
    public static Panel heatmap(String title, String description, Expression histogram) {
        Panel panel = new Panel(PanelKind.HEATMAP, title, description).in(Unit.SECONDS);
        panel.targets.add(new Target(histogram, "", Target.Shape.HEATMAP));
        return panel;
    }

    /** Rows and columns; see {@link #column}. */
    public static Panel table(String title, String description) {
        Panel panel =
                new Panel(PanelKind.TABLE, title, description).in(Unit.COUNT).byThreshold();
        // the words for an empty panel are not for a cell
        panel.fields.overrideMatching(".*", "noValue", StringNode.valueOf("\u2013"));
        return panel.size(24, 8);
    }

    /** States over time. */
    public static Panel stateTimeline(String title, String description) {
        return new Panel(PanelKind.STATE_TIMELINE, title, description)
                .in(Unit.STATE)
                .byThreshold();
    }

    /** Columns of 24, and rows of 30 pixels. */
    public Panel size(int columns, int rows) {
        this.width = columns;
        this.height = rows;
        return this;
    }

    /** One more query. */
    public Panel query(String legend, Expression expression) {
        targets.add(new Target(expression, legend, Target.Shape.SERIES));
        return this;
    }

    /** p50, p90, p99 and p99.9 of a histogram, in their colours. */
    public Panel percentiles(Expression histogram) {
        return query("p50", histogram.quantile("0.5"))
                .query("p90", histogram.quantile("0.9"))
                .query("p99", histogram.quantile("0.99"))
                .query("p99.9", histogram.quantile("0.999"))
                .colours(Colour.percentiles())
                .strokes(Stroke.percentiles());
    }

    /**
     * The five series that the ranking has most of, the same over the whole time range, and the sum of all others in grey.
     *
     * @param ranking with the labels, such as a counter at the range's end
     * @param by the labels that tell the series apart
     */
    public Panel most(String legend, Expression series, Expression ranking, String... by) {
        Expression most = series.among(MOST, ranking, by);
        return query(legend, most)
                .query(THE_REST, series.sum().minus(most.sum()).only("> 1e-6"))
                .colours(Map.of(THE_REST, Colour.GREY));
    }

    /** The same of what a counter counts for a second, by these labels. */
    public Panel most(String legend, Series counter, String... by) {
        return most(legend, counter.rate().sum(by), counter.atTheEnd(), by);
    }

    /** The same of what does not add up, such as percentiles: without the others. */
    public Panel mostAlone(String legend, Expression series, Expression ranking, String... by) {
        return query(legend, series.among(MOST, ranking, by));
    }

    /** What a counter counts for a second, by outcome, one upon the other. */
    public Panel outcomes(Series counter) {
        return query("{{outcome}}", counter.rate().sum("outcome"))
                .colours(Colour.outcomes())
                .stacked();
    }

    /** Traces as dots, of the last query so far. */
    public Panel exemplars() {
        targets.add(targets.remove(targets.size() - 1).withExemplars());
        return this;
    }

    /** A column of a table: the query's value in each row, and rows are what the labels tell apart. */
    public Panel column(String name, Unit unit, Expression expression) {
        String field = "Value #" + Target.refId(targets.size());
        targets.add(new Target(expression, "", Target.Shape.TABLE));
        fields.override(field, "unit", StringNode.valueOf(unit.id()));
        fields.override(field, "displayName", StringNode.valueOf(name));
        columns.put(name, field);
        return this;
    }

    /** Of a table with one query: a row for each value of one label, a column for each value of another. */
    public Panel matrix(Expression expression, String rowLabel, String columnLabel) {
        targets.add(new Target(expression, "", Target.Shape.TABLE));
        transformations = Transformations.matrix(rowLabel, columnLabel);
        String names = rowLabel + "\\" + columnLabel;
        fields.override(names, "displayName", StringNode.valueOf(rowLabel));
        return names(names);
    }

    /** Series under or over each other. */
    public Panel stacked() {
        fields.custom().putObject("stacking").put("group", "A").put("mode", "normal");
        fields.custom().put("fillOpacity", 50).put("lineWidth", 1);
        return this;
    }

    /** Values that differ by orders of magnitude. */
    public Panel logarithmic() {
        fields.custom().putObject("scaleDistribution").put("type", "log").put("log", 10);
        fields.custom().remove("axisSoftMin");
        fields.defaults().remove("min");
        return this;
    }

    /** Of what is mostly zero: the axis reaches at least so far, so that a flat line is not drawn on one made up. */
    public Panel reaching(double value) {
        fields.custom().put("axisSoftMax", value);
        return this;
    }

    /** The axis or the bar ends there. */
    public Panel atMost(double max) {
        fields.defaults().put("max", max);
        return this;
    }

    /** From this value on this colour; before the first one it is blue, or what {@link #otherwise} says. */
    public Panel from(double value, Colour colour) {
        fields.step(value, colour);
        if (kind == PanelKind.TIME_SERIES) {
            fields.custom().putObject("thresholdsStyle").put("mode", "dashed");
        }
        return this;
    }

    /** The colour below all thresholds. */
    public Panel otherwise(Colour colour) {
        fields.base(colour);
        return this;
    }

    /** Green below the limit, vermillion from there on. */
    public Panel goodBelow(double limit) {
        return otherwise(Colour.BLUISH_GREEN).from(limit, Colour.VERMILLION);
    }

    /** Words and a colour for a value. */
    public Panel means(int value, String words, Colour colour) {
        fields.mapping(value, words, colour);
        return this;
    }

    /** Colours of series by name. */
    public Panel colours(Map<String, Colour> colours) {
        colours.forEach((series, colour) -> fields.override(
                series, "color", Json.object().put("mode", "fixed").put("fixedColor", colour.hex())));
        return this;
    }

    /** The colour of series whose names match the regular expression somewhere. */
    public Panel colourMatching(String regex, Colour colour) {
        fields.overrideMatching(
                regex, "color", Json.object().put("mode", "fixed").put("fixedColor", colour.hex()));
        return this;
    }

    /** Strokes of lines by name. */
    public Panel strokes(Map<String, Stroke> strokes) {
        strokes.forEach((series, stroke) -> fields.override(series, LINE_STYLE, stroke.json()));
        return this;
    }

    /** The stroke of lines whose names match the regular expression somewhere. */
    public Panel strokeMatching(String regex, Stroke stroke) {
        fields.overrideMatching(regex, LINE_STYLE, stroke.json());
        return this;
    }

    /** Ceremonies have the same colours on every panel, whatever stands before them in a series' name. */
    public Panel ceremonies() {
        Colour.ceremonies().forEach(this::colourMatching);
        return this;
    }

    /** So many pixels for a column of short names. */
    public Panel wide(String column, int pixels) {
        fields.override(column, "custom.width", IntNode.valueOf(pixels));
        return this;
    }

    /** A column of names: those that are longer than it are wrapped, none is cut off. */
    private Panel names(String column) {
        fields.override(column, "custom.wrapText", BooleanNode.TRUE);
        return wide(column, 320);
    }

    /** What is said in place of data that is not there: what it takes for some to be there. */
    public Panel empty(String words) {
        this.empty = words;
        return this;
    }

    /** The unit of all values that say no other. */
    public Panel in(Unit unit) {
        fields.defaults().put("unit", unit.id());
        return this;
    }

    /** Rows in the order of this column, the greatest first. */
    public Panel first(String column) {
        return sortedBy(column, true);
    }

    /** Rows in the order of the names in this column. */
    public Panel inOrderOf(String column) {
        return sortedBy(column, false);
    }

    private Panel sortedBy(String column, boolean descending) {
        options.withArray("sortBy").addObject().put("desc", descending).put("displayName", column);
        return this;
    }

    /** Columns of a matrix in which everything above zero is a finding: on red, and first. */
    public Panel findings(String... names) {
        for (String name : names) {
            sortedBy(name, true);
            ObjectNode thresholds = Json.object().put("mode", "absolute");
            ArrayNode steps = thresholds.putArray("steps");
            steps.addObject().put("color", "transparent").putNull("value");
            steps.addObject().put("color", Colour.VERMILLION.hex()).put("value", 1);
            fields.override(name, "thresholds", thresholds);
            fields.override(
                    name,
                    "custom.cellOptions",
                    Json.object().put("type", "color-background").put("mode", "basic"));
        }
        return this;
    }

    /** The whole background has the colour, not the figure alone. */
    public Panel banner() {
        options.put("colorMode", "background_solid").put("textMode", "value").put("justifyMode", "center");
        return size(24, 3);
    }

    /** Beside the values their names. */
    public Panel names() {
        options.put("textMode", "value_and_name");
        return this;
    }

    /** In a column of 1 and 0, a word each, on cells that are green and red. */
    public Panel words(String column, String one, String zero) {
        String field = columns.get(column);
        if (field == null) {
            throw new IllegalArgumentException(title + " has no column " + column);
        }
        ArrayNode words = Json.array();
        words.add(Fields.words(1, 0, one, Colour.BLUISH_GREEN));
        words.add(Fields.words(0, 1, zero, Colour.VERMILLION));
        fields.override(field, "mappings", words);
        fields.override(
                field,
                "custom.cellOptions",
                Json.object().put("type", "color-background").put("mode", "basic"));
        return this;
    }

    boolean saysWhyItIsEmpty() {
        return !empty.isEmpty();
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    ObjectNode json(int id, int x, int y) {
        ObjectNode json = Json.object();
        json.put("id", id);
        json.put("type", kind.type());
        json.put("title", title);
        json.put("description", description);
        json.put("pluginVersion", PLUGIN_VERSION);
        json.putObject("gridPos").put("h", height).put("w", width).put("x", x).put("y", y);
        json.set("datasource", DataSource.json());
        fields.defaults().put("noValue", empty.isEmpty() ? NOTHING : empty);
        json.set("fieldConfig", fields.json());
        json.set("options", options);
        ArrayNode queries = json.putArray("targets");
        targets.forEach(target -> queries.add(target.json(queries.size())));
        if (kind == PanelKind.TABLE) {
            json.set("transformations", transformations);
        }
        return json;
    }

    private Panel atLeast(double min) {
        fields.defaults().put("min", min);
        return this;
    }

    private Panel byThreshold() {
        fields.colourByThreshold();
        return this;
    }
}
