package dev.keywave.grafana.panel;

import tools.jackson.databind.node.ObjectNode;

/** Kinds of panels with what all of a kind have in common. */
enum PanelKind {
    TIME_SERIES("timeseries", """
            {"legend": {"calcs": [], "displayMode": "list", "placement": "bottom", "showLegend": true},
             "tooltip": {"mode": "multi", "sort": "desc"}}""", """
            {"drawStyle": "line", "lineInterpolation": "linear", "lineWidth": 2, "fillOpacity": 0, "showPoints": "never",
             "spanNulls": false, "axisPlacement": "auto", "axisLabel": "", "axisSoftMin": 0,
             "scaleDistribution": {"type": "linear"}, "stacking": {"group": "A", "mode": "none"},
             "thresholdsStyle": {"mode": "off"}}"""),
    STAT("stat", """
            {"colorMode": "value", "graphMode": "none", "justifyMode": "auto", "orientation": "auto", "textMode": "auto",
             "wideLayout": true, "reduceOptions": {"calcs": ["lastNotNull"], "fields": "", "values": false}}""", "{}"),
    BAR_GAUGE("bargauge", """
            {"displayMode": "basic", "orientation": "horizontal", "minVizHeight": 32, "minVizWidth": 8, "maxVizHeight": 52,
             "namePlacement": "top", "showUnfilled": true, "sizing": "manual", "text": {"titleSize": 13, "valueSize": 16}, "valueMode": "text",
             "legend": {"calcs": [], "displayMode": "list", "placement": "bottom", "showLegend": false},
             "reduceOptions": {"calcs": ["lastNotNull"], "fields": "", "values": false}}""", "{}"),
    HEATMAP("heatmap", """
            {"calculate": false, "cellGap": 0, "filterValues": {"le": 1e-9}, "legend": {"show": true},
             "color": {"mode": "scheme", "scheme": "Cividis", "scale": "exponential", "exponent": 0.5, "steps": 64,
                       "fill": "dark-orange", "reverse": false},
             "cellValues": {"unit": "suffix:/s"}, "exemplars": {"color": "#D55E00"}, "rowsFrame": {"layout": "auto"},
             "showValue": "never", "tooltip": {"mode": "single", "showColorScale": true, "yHistogram": true},
             "yAxis": {"axisPlacement": "left", "reverse": false, "unit": "s"}}""", """
            {"scaleDistribution": {"type": "log", "log": 2}}"""),
    TABLE("table", """
            {"cellHeight": "sm", "showHeader": true}""", """
            {"align": "auto", "minWidth": 70, "cellOptions": {"type": "auto"}, "inspect": false, "wrapHeaderText": true}"""),
    STATE_TIMELINE("state-timeline", """
            {"alignValue": "left", "mergeValues": true, "rowHeight": 0.8, "showValue": "auto",
             "legend": {"calcs": [], "displayMode": "list", "placement": "bottom", "showLegend": false},
             "tooltip": {"mode": "single", "sort": "none"}}""", """
            {"fillOpacity": 80, "lineWidth": 0}""");

    private final String type;
    private final String options;
    private final String custom;

    PanelKind(String type, String options, String custom) {
        this.type = type;
        this.options = options;
        this.custom = custom;
    }

    /** The plugin's name. */
    String type() {
        return type;
    }

    /** A copy of the panel's options. */
    ObjectNode options() {
        return Json.parse(options);
    }

    /** A copy of the fields' options that only this kind has. */
    ObjectNode custom() {
        return Json.parse(custom);
    }
}
