package dev.keywave.grafana.dashboard;

import dev.keywave.grafana.panel.Colour;
import dev.keywave.grafana.panel.Dashboard;
import dev.keywave.grafana.panel.Panel;
import dev.keywave.grafana.panel.Row;
import dev.keywave.grafana.panel.Stroke;
import dev.keywave.grafana.panel.Unit;
import dev.keywave.grafana.query.Expression;
import dev.keywave.grafana.query.OthersMetric;
import dev.keywave.grafana.query.Scope;
import dev.keywave.grafana.query.Series;
import dev.keywave.metrics.MeterName;
import java.util.List;
import java.util.Map;

/** Whether the generator kept up, and what it took. */
final class GeneratorDashboard {

    private static final double SEND_LAG_LIMIT_S = 0.010;
    private static final double LOOP_LIMIT = 0.95;
    private static final String BY_RANK = "rank {{rank}}";
    private static final String GC_OF_RANK = "rank {{rank}} {{gc}}";

    private GeneratorDashboard() {}

    static Dashboard dashboard() {
        return new Dashboard(
                "keywave-generator",
                "Keywave: Generator health",
                "Whether the machine that makes the load kept up: if it did not, the other figures are its own.",
                RunParts.variables("keywave_run_valid"),
                RunParts.annotations(),
                List.of(Row.top(RunParts.banner()), figures(), onTime(), connections(), process()));
    }

    private static Row figures() {
        return Row.of(
                "The run so far",
                Panel.stat(
                                "Send lag p99",
                                Unit.SECONDS,
                                "Of all measured phases so far; the limit is 10 ms (--max-send-lag).")
                        .query("p99", of(MeterName.SEND_LAG).now().sum().quantile("0.99"))
                        .goodBelow(SEND_LAG_LIMIT_S)
                        .size(6, 4),
                Panel.stat(
                                "Busiest loop",
                                Unit.RATIO,
                                "Processor time of the busiest event loop's thread over the last minute; the limit is 95%.")
                        .query("busiest", of(MeterName.LOOP_CPU).rate("1m").max())
                        .goodBelow(LOOP_LIMIT)
                        .size(6, 4),
                Panel.stat(
                                "Broken times",
                                Unit.COUNT,
                                "Times that were negative or over an hour: look at the machine's clock. One makes a run invalid.")
                        .query("times", of(MeterName.CLAMPED).now().sum())
                        .goodBelow(1)
                        .size(6, 4),
                Panel.stat("In flight", Unit.COUNT, "Ceremonies under way, each with its own place in memory.")
                        .query("in flight", of(MeterName.IN_FLIGHT).now().sum())
                        .size(6, 4));
    }

    private static Row onTime() {
        Expression lag = of(MeterName.SEND_LAG).rate().sum();
        return Row.of(
                "On time",
                Panel.timeSeries(
                                "Send lag",
                                Unit.SECONDS,
                                "From the intended start to the moment its loop took it up. A run is invalid when p99 of all its"
                                        + " measured phases is above 10 ms (--max-send-lag), the dashed line.")
                        .percentiles(lag)
                        .from(SEND_LAG_LIMIT_S, Colour.VERMILLION)
                        .logarithmic(),
                Panel.heatmap("Send lag, how it spreads", "Starts for a second in each bucket.", lag),
                Panel.timeSeries(
                                "Loops",
                                Unit.RATIO,
                                "Processor time of the threads of the five event loops that used most. A run is invalid when its busiest"
                                        + " loop was above 95%, the dashed line: then nobody knows how late it was.")
                        .mostAlone(
                                "rank {{rank}} loop {{loop}}",
                                of(MeterName.LOOP_CPU).rate().sum("rank", "loop"),
                                of(MeterName.LOOP_CPU).atTheEnd(),
                                "rank",
                                "loop")
                        .from(LOOP_LIMIT, Colour.VERMILLION)
                        .atMost(1)
                        .size(24, 8));
    }

    private static Row connections() {
        return Row.thirds(
                "Connections",
                Panel.timeSeries(
                                "Connections",
                                Unit.COUNT,
                                "Open, busy, and requests that wait for one. Requests that wait while all are busy say that"
                                        + " --connections is too low, or that the relying party is too slow.")
                        .query("open", of(MeterName.CONNECTIONS_OPEN).now().sum())
                        .query("in use", of(MeterName.CONNECTIONS_IN_USE).now().sum())
                        .query(
                                "requests waiting",
                                of(MeterName.REQUESTS_WAITING).now().sum()),
                Panel.timeSeries(
                                "Opened and failed",
                                Unit.PER_SECOND,
                                "Connections opened and attempts that failed; TLS handshakes by outcome, dashed.")
                        .query("opened", of(MeterName.CONNECTIONS_OPENED).rate().sum())
                        .query(
                                "failed",
                                of(MeterName.CONNECTION_FAILURES).rate().sum())
                        .query(
                                "TLS {{outcome}}",
                                of(MeterName.TLS_HANDSHAKES).rate().sum("outcome"))
                        .strokeMatching("^TLS", Stroke.DASHED),
                Panel.timeSeries("Bytes", Unit.BYTES_PER_SECOND, "Read after decryption and written before encryption.")
                        .query("received", of(MeterName.BYTES_RECEIVED).rate().sum())
                        .query("sent", of(MeterName.BYTES_SENT).rate().sum()));
    }

    private static Row process() {
        return Row.of(
                "Process",
                Panel.timeSeries(
                                "Processor",
                                Unit.PROCESSORS,
                                "Of the whole process, an embedded relying party included: the five ranks that used most, and all others.")
                        .most(BY_RANK, of(OthersMetric.PROCESS_CPU), "rank"),
                Panel.timeSeries(
                                "Garbage collection",
                                Unit.RATIO,
                                "Share of the time spent in collections, by collector, of the five that took most. A pause is a send lag"
                                        + " of all loops at once.")
                        .mostAlone(
                                GC_OF_RANK,
                                of(OthersMetric.JVM_GC_SUM).rate().sum("rank", "gc"),
                                of(OthersMetric.JVM_GC_SUM).atTheEnd(),
                                "rank",
                                "gc"),
                Panel.timeSeries("Collections", Unit.PER_SECOND, "How often a collector ran.")
                        .mostAlone(
                                GC_OF_RANK,
                                of(OthersMetric.JVM_GC_COUNT).rate().sum("rank", "gc"),
                                of(OthersMetric.JVM_GC_SUM).atTheEnd(),
                                "rank",
                                "gc"),
                Panel.timeSeries("Memory", Unit.BYTES, "The JVM's, by area, the whole process', and Netty's buffers.")
                        .query(
                                "{{area}}",
                                of(OthersMetric.JVM_MEMORY_USED).now().sum("area"))
                        .query("process", of(OthersMetric.PROCESS_MEMORY).now().sum())
                        .query(
                                "Netty {{memory_type}}",
                                of(OthersMetric.NETTY_ALLOCATOR_MEMORY).now().sum("memory_type")),
                Panel.timeSeries(
                                "What a scrape takes",
                                Unit.SECONDS,
                                "As Prometheus times it, over all ranks chosen. No loop waits for a scrape.")
                        .query(
                                "longest",
                                Series.of(OthersMetric.SCRAPE_DURATION, Scope.ALL)
                                        .now()
                                        .ofTheTargetsOf(of(MeterName.RUN_VALID).now())
                                        .max())
                        .query(
                                "shortest",
                                Series.of(OthersMetric.SCRAPE_DURATION, Scope.ALL)
                                        .now()
                                        .ofTheTargetsOf(of(MeterName.RUN_VALID).now())
                                        .min())
                        .strokes(Map.of("shortest", Stroke.DASHED))
                        .size(24, 7));
    }

    private static Series of(MeterName meter) {
        return RunParts.chosen(meter);
    }

    private static Series of(OthersMetric metric) {
        return Series.of(metric, Scope.RUN);
    }
}
