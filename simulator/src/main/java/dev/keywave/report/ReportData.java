package dev.keywave.report;

import dev.keywave.measure.CeremonyFigures;
import dev.keywave.measure.IntervalFigures;
import dev.keywave.measure.RunResult;
import dev.keywave.workload.CeremonyType;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What {@code report.html} draws from: {@code summary} (the same tree as {@code summary.json}), {@code distribution}
 * per ceremony, and {@code intervals} column by column. A figure that does not exist (a percentile of an interval in
 * which nothing ended) is {@code null}.
 */
final class ReportData {

    private static final Map<String, ToDoubleFunction<IntervalFigures>> GENERATOR_COLUMNS = Map.of(
            "in_flight", IntervalFigures::inFlight,
            "queued", IntervalFigures::queued,
            "send_lag_p50_ms", IntervalFigures::sendLagP50Ms,
            "send_lag_p99_ms", IntervalFigures::sendLagP99Ms,
            "loop_utilisation", IntervalFigures::loopUtilisation,
            "gc_ms", IntervalFigures::gcMs,
            "heap_mb", IntervalFigures::heapMb);

    private static final Map<String, ToDoubleFunction<IntervalFigures.Ceremonies>> COUNT_COLUMNS = Map.of(
            "intended", IntervalFigures.Ceremonies::intended,
            "accepted", IntervalFigures.Ceremonies::accepted,
            "rejected", IntervalFigures.Ceremonies::rejected,
            "throttled", IntervalFigures.Ceremonies::throttled,
            "failed", IntervalFigures.Ceremonies::failed);

    private static final Map<String, ToDoubleFunction<IntervalFigures.Ceremonies>> TIME_COLUMNS = Map.of(
            "p50_ms", IntervalFigures.Ceremonies::p50Ms,
            "p90_ms", IntervalFigures.Ceremonies::p90Ms,
            "p99_ms", IntervalFigures.Ceremonies::p99Ms,
            "max_ms", IntervalFigures.Ceremonies::maxMs);

    private ReportData() {}

    static ObjectNode tree(RunResult result) {
        ObjectNode root = SummaryJson.JSON.createObjectNode();
        root.set("summary", SummaryJson.tree(result));
        ObjectNode distribution = root.putObject("distribution");
        for (CeremonyType type : CeremonyType.values()) {
            CeremonyFigures figures = result.ceremonies().get(type);
            if (figures != null && SummaryJson.isShown(type, figures)) {
                distribution.set(type.label(), Distribution.of(figures).tree());
            }
        }
        root.set("intervals", intervals(result.intervals()));
        return root;
    }

    private static ObjectNode intervals(List<IntervalFigures> intervals) {
        ObjectNode node = SummaryJson.JSON.createObjectNode();
        column(node.putArray("offset_s"), intervals, IntervalFigures::offsetS);
        column(node.putArray("duration_s"), intervals, IntervalFigures::durationS);
        ArrayNode phases = node.putArray("phase");
        ArrayNode measured = node.putArray("measured");
        for (IntervalFigures interval : intervals) {
            phases.add(interval.phase());
            measured.add(interval.measured());
        }
        GENERATOR_COLUMNS.forEach((key, value) -> column(node.putArray(key), intervals, value));
        for (CeremonyType type : CeremonyType.values()) {
            if (type == CeremonyType.PASSWORD
                    && intervals.stream().noneMatch(i -> i.ceremonies().containsKey(type))) {
                continue;
            }
            ObjectNode ceremony = node.putObject(type.label());
            COUNT_COLUMNS.forEach(
                    (key, value) -> column(ceremony.putArray(key), intervals, ofCeremony(type, false, value)));
            TIME_COLUMNS.forEach(
                    (key, value) -> column(ceremony.putArray(key), intervals, ofCeremony(type, true, value)));
        }
        return node;
    }

    private static ToDoubleFunction<IntervalFigures> ofCeremony(
            CeremonyType type, boolean needsEnded, ToDoubleFunction<IntervalFigures.Ceremonies> value) {
        return interval -> {
            IntervalFigures.Ceremonies ceremonies = interval.ceremonies().get(type);
            boolean absent = ceremonies == null || (needsEnded && ended(ceremonies) == 0);
            return absent ? Double.NaN : value.applyAsDouble(ceremonies);
        };
    }

    private static long ended(IntervalFigures.Ceremonies ceremonies) {
        return ceremonies.accepted() + ceremonies.rejected() + ceremonies.throttled() + ceremonies.failed();
    }

    private static void column(
            ArrayNode column, List<IntervalFigures> intervals, ToDoubleFunction<IntervalFigures> value) {
        for (IntervalFigures interval : intervals) {
            add(column, value.applyAsDouble(interval));
        }
    }

    /** Adds a number to three decimals, or null when it is none; whole numbers without a point, for a smaller page. */
    static void add(ArrayNode column, double value) {
        double rounded = Math.round(value * 1e3) / 1e3;
        if (!Double.isFinite(value)) {
            column.addNull();
        } else if (rounded == Math.rint(rounded)) {
            column.add((long) rounded);
        } else {
            column.add(rounded);
        }
    }
}
