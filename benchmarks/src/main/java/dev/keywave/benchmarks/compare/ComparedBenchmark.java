package dev.keywave.benchmarks.compare;

/**
 * One benchmark on both sides.
 *
 * @param baseline as it was
 * @param measured as it is now
 * @param estimate of the change
 * @param verdict on it
 * @param forksNeeded of each side, to decide it: as many as there are unless undecided
 */
public record ComparedBenchmark(
        JmhResult baseline, JmhResult measured, RatioEstimate estimate, Verdict verdict, int forksNeeded) {

    static ComparedBenchmark of(
            JmhResult baseline, JmhResult measured, VerdictRule rule, HierarchicalBootstrap bootstrap) {
        Forks before = Forks.times(baseline.mode(), baseline.forks());
        Forks after = Forks.times(measured.mode(), measured.forks());
        boolean paired = baseline.session() != null
                && baseline.session().equals(measured.session())
                && before.count() == after.count();
        RatioEstimate estimate = paired ? bootstrap.paired(before, after) : bootstrap.independent(before, after);
        Verdict verdict = rule.judge(estimate);
        int needed = verdict == Verdict.UNDECIDED ? rule.forksNeeded(estimate) : estimate.forks();
        return new ComparedBenchmark(baseline, measured, estimate, verdict, needed);
    }

    /** The benchmark with its parameters. */
    public String title() {
        return baseline.title();
    }

    /** What the baseline's forks scored. */
    public double baselineScore() {
        return score(baseline);
    }

    /** What the new forks scored. */
    public double newScore() {
        return score(measured);
    }

    /** New over baseline, as the mode counts it. */
    public double ratio() {
        return estimate.scoreRatio(baseline.mode());
    }

    /** Where the ratio lies. */
    public Interval interval(double confidence) {
        return estimate.scoreInterval(baseline.mode(), confidence);
    }

    /** How many forks each side has: {@code 5} or {@code 5+6}. */
    String forks() {
        int before = baseline.forks().size();
        int after = measured.forks().size();
        return before == after ? String.valueOf(before) : before + "+" + after;
    }

    /** What would decide it; empty when it is decided. */
    String advice() {
        if (verdict != Verdict.UNDECIDED) {
            return "";
        }
        return forksNeeded > VerdictRule.MOST_FORKS
                ? "more than " + VerdictRule.MOST_FORKS + " forks of each needed"
                : "about " + forksNeeded + " forks of each needed";
    }

    private static double score(JmhResult result) {
        double[] quartiles = Forks.times(result.mode(), result.forks()).locations();
        return result.mode().score(Forks.trimmedMean(quartiles));
    }
}
