package dev.keywave.adapter;

import dev.keywave.input.Location;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * Chooses the steps that fit what the relying party wants next. It stands where the loop begins and once more at the end
 * of each case; sends nothing itself.
 */
public final class LoopStep implements Step {

    /** What {@link #next} gives when the ceremony cannot go on. */
    public static final int FAILED = -1;

    private static final int MAX_COMPONENT = 40;

    private final Location location;
    private final String variable;
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
        this.variable = "{" + loop.on().reference() + "}";
        this.on = on;
        this.until = List.copyOf(loop.until());
        this.cases = Map.copyOf(cases);
        this.end = end;
        this.most = loop.most();
        this.number = number;
    }

    @Override
    public String label() {
        return "loop on " + variable;
    }

    @Override
    public Location location() {
        return location;
    }

    /** The index of the flow's step to run next, or {@link #FAILED}. */
    public int next(Variables variables) {
        int[] rounds = variables.rounds();
        String component = component(variables);
        if (until.contains(component)) {
            rounds[number] = 0;
            return end;
        }
        Integer start = cases.get(component);
        return start == null || ++rounds[number] > most ? FAILED : start;
    }

    /** Why {@link #next} failed: {@code loop_without_end} or {@code loop_unexpected_...}. */
    public String failure(Variables variables) {
        String component = component(variables);
        if (cases.containsKey(component)) {
            return "loop_without_end";
        }
        String word = component.isEmpty() ? "nothing" : component.toLowerCase(Locale.ROOT);
        String clean = word.replaceAll("[^a-z]+", "_").replaceAll("^_|_$", "");
        return "loop_unexpected_" + clean.substring(0, Math.min(clean.length(), MAX_COMPONENT));
    }

    /** After {@link #next} failed: what the loop knows and what came, for people. */
    public Explanation explain(Variables variables) {
        String component = component(variables);
        String came = component.isEmpty() ? "no value" : "\"" + component + "\"";
        if (cases.containsKey(component)) {
            return new Explanation(
                    location, String.join(" or ", until) + " within " + most + " rounds", came + " once more");
        }
        String known = String.join(", ", new TreeSet<>(cases.keySet()));
        return new Explanation(
                location, variable + " to be one of " + known + " or, at the end, " + String.join(", ", until), came);
    }

    /** The value that decides; empty when it is unbound. */
    private String component(Variables variables) {
        Object value = on.read(variables);
        return value == null ? "" : Value.text(value);
    }
}
