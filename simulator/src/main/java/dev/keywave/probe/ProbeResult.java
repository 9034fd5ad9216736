package dev.keywave.probe;

import dev.keywave.measure.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a probe found. */
public final class ProbeResult {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<CeremonyTrace> traces;
    private final boolean authenticates;

    /**
     * What came of these ceremonies.
     *
     * @param authenticates whether the adapter has a flow to log in with; else a registration is all there can be
     */
    ProbeResult(List<CeremonyTrace> traces, boolean authenticates) {
        this.traces = List.copyOf(traces);
        this.authenticates = authenticates;
    }

    /** Whether the honest ceremonies were accepted, all attacks were tried, and none succeeded. */
    public boolean passed() {
        for (CeremonyKind kind : CeremonyKind.values()) {
            boolean wanted = (authenticates || kind == CeremonyKind.REGISTER)
                    && kind.expectation() != CeremonyKind.Expectation.EITHER;
            boolean tried = traces.stream().anyMatch(trace -> trace.kind() == kind);
            if (wanted && !tried) {
                return false;
            }
        }
        return traces.stream().allMatch(CeremonyTrace::asItShould);
    }

    /** One line that says how it went. */
    public String inWords() {
        List<String> wrong = new ArrayList<>();
        List<String> findings = new ArrayList<>();
        for (CeremonyTrace trace : traces) {
            String ended = trace.kind().label()
                    + (trace.outcome() == Outcome.FAILED
                            ? " failed"
                            : " was " + trace.outcome().label());
            if (!trace.asItShould()) {
                wrong.add(ended + (trace.reason().isEmpty() ? "" : " (" + trace.reason() + ")"));
            } else if (trace.kind().expectation() == CeremonyKind.Expectation.EITHER
                    && trace.outcome() == Outcome.ACCEPTED) {
                findings.add(ended + ": worth knowing, Level 3 leaves it to the relying party");
            }
        }
        String good = authenticates
                ? "honest ceremonies accepted; tampered signature, replay and wrong origin refused"
                : "registration accepted; the adapter only provisions, so nobody logged in and nothing was attacked";
        String verdict = passed() ? "PASSED    " + good : "FAILED    " + String.join("; ", wrong);
        return findings.isEmpty() ? verdict : verdict + "\nFINDING   " + String.join("; ", findings);
    }

    /**
     * The same for machines: {@code passed} and, per ceremony, its name, outcome and reason, whether it ended as it
     * should, and its requests.
     *
     * @param context goes in front, such as target and adapter
     */
    public String json(Map<String, String> context) {
        ObjectNode root = JSON.createObjectNode();
        context.forEach(root::put);
        root.put("passed", passed());
        ArrayNode steps = root.putArray("steps");
        for (CeremonyTrace trace : traces) {
            ObjectNode step = steps.addObject();
            step.put("name", trace.kind().label());
            step.put("outcome", trace.outcome().label());
            step.put("reason", trace.reason());
            step.put("as_it_should", trace.asItShould());
            ArrayNode exchanges = step.putArray("exchanges");
            for (Event event : trace.events()) {
                if (event instanceof Event.Exchange exchange) {
                    exchanges
                            .addObject()
                            .put("request", exchange.method() + ' ' + exchange.target())
                            .put("status", exchange.status())
                            .put("ms", Math.round(exchange.requestNs() / 1e3) / 1e3);
                }
            }
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }
}
