package dev.keywave.adapter;

import dev.keywave.input.Location;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the steps that fit what the relying party wants next. It stands where the loop begins and once more at the end
 * of each case; sends nothing itself.
 */
public final class LoopStep implements Step {

    /** What {@link #next} gives when the ceremony cannot go on. */
    public static final int FAILED = -1;

    private static final int MAX_COMPONENT = 40;

    private final Location location;
    private final String label;
    private final Value on;
    private final List<String> until;
    private final Map<String, Integer> cases;
    private final int end;
    private final int most;
    private final int number;

    /**
     * Prepares a loop.
     *
     * @param cases where the steps of each case begin
     * @param end where to go on behind the loop
     * @param number the loop's own, among all of the program
     */
    LoopStep(Declared.Loop loop, Value on, Map<String, Integer> cases, int end, int number) {
        this.location = loop.location();
        this.label = "loop on {" + loop.on().reference() + "}";
        this.on = on;
        this.until = List.copyOf(loop.until());
        this.cases = Map.copyOf(cases);
        this.end = end;
        this.most = loop.most();
        this.number = number;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public Location location() {
        return location;
    }

    /** The index of the flow's step to run next, or {@link #FAILED}. */
    public int next(Variables variables) {
        int[] rounds = variables.rounds();
        String component = component(variables);
        if (component != null && until.contains(component)) {
            rounds[number] = 0;
            return end;
        }
        Integer start = component == null ? null : cases.get(component);
        return start == null || ++rounds[number] > most ? FAILED : start;
    }

    /** Why {@link #next} failed: {@code loop_without_end} or {@code loop_unexpected_...}. */
    public String failure(Variables variables) {
        String component = component(variables);
        if (component != null && cases.containsKey(component)) {
            return "loop_without_end";
        }
        String word = (component == null ? "nothing" : component)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z]+", "_");
        String trimmed = word.replaceAll("^_|_$", "");
        return "loop_unexpected_" + trimmed.substring(0, Math.min(trimmed.length(), MAX_COMPONENT));
    }

    /** What the loop knows and what came, for people. */
    public Explanation explain(Variables variables) {
        String component = component(variables);
        boolean endless = component != null && cases.containsKey(component);
        return endless
                ? new Explanation(
                        location,
                        String.join(" or ", until) + " within " + most + " rounds",
                        "\"" + component + "\" once more")
                : new Explanation(
                        location,
                        label.substring("loop on ".length()) + " to be one of "
                                + String.join(", ", new TreeSet<>(cases.keySet())) + " or, at the end, "
                                + String.join(", ", until),
                        component == null ? "no value" : "\"" + component + "\"");
    }

    private @Nullable String component(Variables variables) {
        Object value = on.read(variables);
        return value == null ? null : Value.text(value);
    }
}
