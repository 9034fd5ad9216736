package dev.keywave.probe;

import dev.keywave.probe.Clause.Finding;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which clauses a relying party enforces.
 *
 * @param clauses in the catalogue's order
 * @param lockouts attacks after which the user's own login was refused
 */
public record ConformanceResult(List<Clause> clauses, List<String> lockouts) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Copies the lists. */
    public ConformanceResult {
        clauses = List.copyOf(clauses);
        lockouts = List.copyOf(lockouts);
    }

    /** Whether nothing was found. */
    public boolean passed() {
        return clauses.stream().noneMatch(clause -> clause.finding().isBad()) && lockouts.isEmpty();
    }

    /** How many entries ended with each finding. */
    public Map<Finding, Long> counts() {
        Map<Finding, Long> counts = new EnumMap<>(Finding.class);
        clauses.forEach(clause -> counts.merge(clause.finding(), 1L, Long::sum));
        return counts;
    }

    /**
     * For machines.
     *
     * @param context goes in front, such as target and adapter
     */
    public String json(Map<String, String> context) {
        ObjectNode root = JSON.createObjectNode();
        context.forEach(root::put);
        root.put("passed", passed());
        ObjectNode counts = root.putObject("counts");
        for (Finding finding : Finding.values()) {
            counts.put(finding.label(), counts().getOrDefault(finding, 0L));
        }
        ArrayNode entries = root.putArray("clauses");
        for (Clause clause : clauses) {
            entries.addObject()
                    .put("name", clause.attack().name())
                    .put("ceremony", clause.attack().ceremony().label())
                    .put("area", clause.attack().area())
                    .put("clause", clause.attack().clause())
                    .put("change", clause.attack().change())
                    .put("expect", clause.attack().expect().label())
                    .put("finding", clause.finding().label())
                    .put("status", clause.status())
                    .put("reason", clause.reason())
                    .put("cast", clause.cast());
        }
        ArrayNode locked = root.putArray("lockouts");
        lockouts.forEach(locked::add);
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }
}
