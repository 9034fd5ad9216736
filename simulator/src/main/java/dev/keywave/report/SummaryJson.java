package dev.keywave.report;

import dev.keywave.measure.CeremonyFigures;
import dev.keywave.measure.ConnectionFigures;
import dev.keywave.measure.GeneratorFigures;
import dev.keywave.measure.Outcome;
import dev.keywave.measure.RunResult;
import dev.keywave.measure.Stage;
import dev.keywave.measure.ThresholdVerdict;
import dev.keywave.workload.CeremonyType;
import java.util.List;
import org.HdrHistogram.Histogram;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code summary.json}: the figures of a run for machines. Times are in the unit that their key ends in, milliseconds
 * with a resolution of one microsecond; a percentile of nothing is {@code null}, never 0.
 */
final class SummaryJson {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private static final List<Quantile> ALL = List.of(Quantile.values());
    private static final List<Quantile> SEND_LAG = List.of(Quantile.P50, Quantile.P99, Quantile.P999, Quantile.MAX);

    private SummaryJson() {}

    /** The file's text, indented, with a line feed at the end. */
    static String text(RunResult result) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree(result)) + "\n";
    }

    static ObjectNode tree(RunResult result) {
        ObjectNode root = JSON.createObjectNode();
        root.put("valid", result.valid());
        root.put("passed", result.passed());
        root.put("interrupted", result.interrupted());
        ArrayNode reasons = root.putArray("invalid_reasons");
        result.invalidReasons().forEach(reasons::add);
        root.put("started", result.started().toString());
        number(root, "duration_s", result.durationS());
        for (CeremonyType type : CeremonyType.values()) {
            CeremonyFigures figures = result.ceremonies().get(type);
            if (figures != null && isShown(type, figures)) {
                root.set(type.label(), ceremony(figures));
            }
        }
        root.put("warm_up_ceremonies", result.warmUpCeremonies());
        root.set("phases", AdversaryJson.phases(result.phases()));
        AdversaryJson.addTo(root, result.adversary());
        root.set("traces", TracesJson.tree(result.traces()));
        root.set("generator", generator(result));
        root.set("connections", connections(result.connections()));
        ArrayNode thresholds = root.putArray("thresholds");
        for (ThresholdVerdict verdict : result.thresholds()) {
            thresholds
                    .addObject()
                    .put("expression", verdict.expression())
                    .put("observed", verdict.observed())
                    .put("passed", verdict.passed());
        }
        ObjectNode configuration = root.putObject("configuration");
        result.configuration().forEach(configuration::put);
        ObjectNode versions = root.putObject("versions");
        result.versions().forEach(versions::put);
        return root;
    }

    /** Password sign-ins only when there were any: most relying parties that Keywave meets have none. */
    static boolean isShown(CeremonyType type, CeremonyFigures figures) {
        return type != CeremonyType.PASSWORD || figures.intended() > 0;
    }

    private static ObjectNode ceremony(CeremonyFigures figures) {
        ObjectNode node = JSON.createObjectNode();
        node.put("intended", figures.intended());
        for (Outcome outcome : Outcome.values()) {
            node.put(outcome.label(), figures.count(outcome));
        }
        number(node, "rate_per_s", figures.ratePerS());
        number(node, "duration_s", figures.durationS());
        node.set("response_time_ms", quantiles(figures.responseTimeNs(), ALL));
        node.set("service_time_ms", quantiles(figures.serviceTimeNs(), ALL));
        ObjectNode stages = node.putObject("stages_ms");
        for (Stage stage : Stage.values()) {
            Histogram histogram = figures.stagesNs().get(stage);
            stages.set(stage.label(), quantiles(histogram == null ? new Histogram(3) : histogram, ALL));
        }
        ObjectNode reasons = node.putObject("reasons");
        figures.reasons().forEach(reasons::put);
        return node;
    }

    private static ObjectNode connections(ConnectionFigures connections) {
        return JSON.createObjectNode()
                .put("opened", connections.opened())
                .put("failed", connections.failed())
                .put("tls_full_handshakes", connections.fullHandshakes())
                .put("tls_resumed_handshakes", connections.resumedHandshakes())
                .put("tls_failed_handshakes", connections.failedHandshakes());
    }

    private static ObjectNode generator(RunResult result) {
        GeneratorFigures generator = result.generator();
        ObjectNode node = JSON.createObjectNode();
        number(node, "cpu_s", generator.cpuS());
        number(node, "process_cpu_s", generator.processCpuS());
        number(node, "cpu_s_per_1000", cpuSPer1000(result));
        node.put("peak_rss_mb", generator.peakRssMb());
        node.set("send_lag_ms", quantiles(generator.sendLagNs(), SEND_LAG));
        node.put("crypto", generator.crypto());
        node.put("transport", generator.transport());
        node.put("loops", generator.loops());
        number(node, "max_loop_utilisation", generator.maxLoopUtilisation());
        node.put("gc_ms", generator.gcMs());
        return node;
    }

    /** CPU seconds of the loops per 1,000 accepted ceremonies of every kind; NaN when none was accepted. */
    static double cpuSPer1000(RunResult result) {
        long accepted = result.ceremonies().values().stream()
                .mapToLong(CeremonyFigures::accepted)
                .sum();
        return accepted == 0 ? Double.NaN : result.generator().cpuS() * 1000 / accepted;
    }

    static ObjectNode quantiles(Histogram ns, List<Quantile> which) {
        ObjectNode node = JSON.createObjectNode();
        for (Quantile quantile : which) {
            number(node, quantile.key(), quantile.ms(ns));
        }
        return node;
    }

    /** Six decimals at most; JSON has no NaN and no infinity, so both are {@code null}. */
    static void number(ObjectNode node, String key, double value) {
        if (Double.isFinite(value)) {
            node.put(key, Math.round(value * 1e6) / 1e6);
        } else {
            node.putNull(key);
        }
    }
}
