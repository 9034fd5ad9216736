package dev.keywave.report;

import dev.keywave.measure.NotableTraces;
import dev.keywave.measure.TraceFigures;
import dev.keywave.measure.TracedCeremony;
import dev.keywave.workload.CeremonyType;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Ceremonies that carried a trace context: the part of {@code summary.json} about them, and that of other reports. */
public final class TracesJson {

    private TracesJson() {}

    static ObjectNode tree(TraceFigures traces) {
        ObjectNode node = SummaryJson.JSON.createObjectNode().put("traced", traces.all());
        for (CeremonyType ceremony : CeremonyType.values()) {
            node.put(ceremony.label(), traces.traced().getOrDefault(ceremony, 0L));
        }
        node.set("slowest", list(traces.slowest()));
        node.set("not_accepted", list(traces.notAccepted()));
        node.set("findings", list(traces.findings()));
        return node;
    }

    /** The few of one run among many, with the same keys. */
    public static ObjectNode notable(NotableTraces traces) {
        ObjectNode node = SummaryJson.JSON.createObjectNode().put("traced", traces.traced());
        node.set("not_accepted", list(traces.notAccepted()));
        node.set("slowest", list(traces.slowest()));
        return node;
    }

    private static ArrayNode list(List<TracedCeremony> ceremonies) {
        ArrayNode list = SummaryJson.JSON.createArrayNode();
        for (TracedCeremony traced : ceremonies) {
            ObjectNode node = list.addObject()
                    .put("trace_id", traced.traceId())
                    .put("ceremony", traced.ceremony().label())
                    .put("attack", traced.attack())
                    .put("outcome", traced.outcome())
                    .put("reason", traced.reason())
                    .put("model", traced.model())
                    .put("started", traced.started().toString());
            SummaryJson.number(node, "response_ms", traced.responseMs());
        }
        return list;
    }
}
