package dev.keywave.benchmarks.compare;

import dev.keywave.input.InputException;
import java.util.ArrayList;
import java.util.List;

/**
 * Two sets of results, held against each other.
 *
 * @param baselineName where the baseline is from, as the user named it
 * @param newName likewise
 * @param rule of the verdicts
 * @param benchmarks those on both sides, in the baseline's order; at least one
 * @param notes what is not compared, and what else differs; a line each
 */
public record Comparison(
        String baselineName, String newName, VerdictRule rule, List<ComparedBenchmark> benchmarks, List<String> notes) {

    private static final long SEED = 1;

    /**
     * Compares.
     *
     * @param acrossMachines whether results of different machines may be compared
     * @throws InputException when nothing can be compared, with the reason
     */
    public static Comparison of(
            String baselineName,
            List<JmhResult> baseline,
            String newName,
            List<JmhResult> measured,
            VerdictRule rule,
            boolean acrossMachines) {
        Matching matching = Matching.of(baseline, measured);
        List<String> notes = new ArrayList<>(matching.notes());
        if (matching.pairs().isEmpty()) {
            throw new InputException(baselineName + " and " + newName + " have nothing in common that can be compared"
                    + (notes.isEmpty() ? "" : ": " + String.join("; ", notes)));
        }
        notes.addAll(Surroundings.differences(baselineName, newName, matching.pairs(), acrossMachines));
        HierarchicalBootstrap bootstrap = new HierarchicalBootstrap(HierarchicalBootstrap.RESAMPLES, SEED);
        List<ComparedBenchmark> compared = matching.pairs().stream()
                .map(pair -> ComparedBenchmark.of(pair.baseline(), pair.measured(), rule, bootstrap))
                .toList();
        return new Comparison(baselineName, newName, rule, compared, List.copyOf(notes));
    }

    /** How many came out so. */
    public long count(Verdict verdict) {
        return benchmarks.stream().filter(each -> each.verdict() == verdict).count();
    }

    /** Whether any is slower beyond the threshold. */
    public boolean regressed() {
        return count(Verdict.SLOWER) > 0;
    }

    /** Whether every verdict is there. */
    boolean decided() {
        return count(Verdict.UNDECIDED) == 0;
    }

    /** One line: {@code 2 slower, 1 same}. */
    public String headline() {
        List<String> parts = new ArrayList<>();
        for (Verdict verdict : List.of(Verdict.SLOWER, Verdict.FASTER, Verdict.SAME, Verdict.UNDECIDED)) {
            if (count(verdict) > 0) {
                parts.add(count(verdict) + " " + verdict.label());
            }
        }
        return String.join(", ", parts);
    }

    /** The rule in a sentence. */
    String ruleInWords() {
        String threshold = Figures.percent(rule.threshold());
        return "slower or faster: the 99.9% interval excludes no change and the estimate is beyond " + threshold
                + " of time per operation; same: the 95% interval lies within " + threshold;
    }
}
