package dev.keywave.grafana.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A run's figures as Prometheus has them beside those of its summary.
 *
 * @param selector label matchers that pick the run's series
 * @param at when Prometheus has the run's last figures
 */
record Figures(Prometheus prometheus, String selector, Instant at, JsonNode summary) {

    private static final List<String> CEREMONIES = List.of("registration", "authentication");
    private static final List<String> OUTCOMES = List.of("accepted", "rejected", "throttled", "failed", "unfinished");
    private static final Map<String, String> QUANTILES = Map.of("p50", "0.5", "p99", "0.99", "p999", "0.999");

    /**
     * One figure.
     *
     * @param expression what Prometheus was asked
     * @param inPrometheus NaN when it has none
     */
    record Pair(String expression, double inPrometheus, double inSummary) {}

    /** All counts, each series that is not there taken for 0. */
    List<Pair> counts() throws QueryException {
        List<Pair> pairs = new ArrayList<>();
        for (String ceremony : CEREMONIES) {
            JsonNode of = summary.get(ceremony);
            String one = "ceremony=\"" + ceremony + "\"";
            pairs.add(count("keywave_ceremonies_intended_total", one, of.get("intended")));
            for (String outcome : OUTCOMES) {
                pairs.add(count("keywave_ceremonies_total", one + ",outcome=\"" + outcome + "\"", of.get(outcome)));
            }
            for (Map.Entry<String, JsonNode> reason : of.get("reasons").properties()) {
                pairs.add(count(
                        "keywave_ceremony_reasons_total",
                        one + ",reason=\"" + reason.getKey() + "\"",
                        reason.getValue()));
            }
            double finished =
                    of.get("intended").asDouble() - of.get("unfinished").asDouble();
            for (String histogram : List.of("keywave_response_time_seconds", "keywave_service_time_seconds")) {
                String expression = "sum(histogram_count(" + series(histogram, one) + "))";
                pairs.add(new Pair(expression, prometheus.value(expression, at), finished));
            }
        }
        for (String attacks : List.of("attacks", "look_alikes")) {
            for (Map.Entry<String, JsonNode> name :
                    summary.get(attacks).get("by_name").properties()) {
                for (Map.Entry<String, JsonNode> outcome : name.getValue().properties()) {
                    if (!outcome.getKey().equals("sent")) {
                        pairs.add(count(
                                "keywave_" + attacks + "_total",
                                "attack=\"" + name.getKey() + "\",outcome=\"" + outcome.getKey() + "\"",
                                outcome.getValue()));
                    }
                }
            }
        }
        for (String outcome : OUTCOMES) {
            pairs.add(count(
                    "keywave_flood_requests_total", "outcome=\"" + outcome + "\"", summary.at("/flood/" + outcome)));
        }
        return pairs;
    }

    /** Percentiles of response and service time and of each stage that there was, in seconds. */
    List<Pair> percentiles() throws QueryException {
        List<Pair> pairs = new ArrayList<>();
        for (String ceremony : CEREMONIES) {
            JsonNode of = summary.get(ceremony);
            String one = "ceremony=\"" + ceremony + "\"";
            addPercentiles("keywave_response_time_seconds", one, of.get("response_time_ms"), pairs);
            addPercentiles("keywave_service_time_seconds", one, of.get("service_time_ms"), pairs);
            for (Map.Entry<String, JsonNode> stage : of.get("stages_ms").properties()) {
                addPercentiles(
                        "keywave_step_time_seconds", one + ",step=\"" + stage.getKey() + "\"", stage.getValue(), pairs);
            }
        }
        addPercentiles("keywave_send_lag_seconds", "", summary.at("/generator/send_lag_ms"), pairs);
        return pairs;
    }

    private void addPercentiles(String histogram, String labels, JsonNode inMs, List<Pair> pairs)
            throws QueryException {
        for (Map.Entry<String, String> quantile : QUANTILES.entrySet()) {
            JsonNode ms = inMs.path(quantile.getKey());
            // what takes no time at all has no bucket that is 2.2% wide
            if (ms.isNumber() && ms.asDouble() > 0.001) {
                String expression =
                        "histogram_quantile(" + quantile.getValue() + ", sum(" + series(histogram, labels) + "))";
                pairs.add(new Pair(expression, prometheus.value(expression, at), ms.asDouble() / 1e3));
            }
        }
    }

    private Pair count(String counter, String labels, JsonNode inSummary) throws QueryException {
        String expression = "sum(" + series(counter, labels) + ") or vector(0)";
        return new Pair(expression, prometheus.value(expression, at), inSummary.asDouble());
    }

    private String series(String name, String labels) {
        return name + "{" + selector + (labels.isEmpty() ? "" : "," + labels) + "}";
    }
}
