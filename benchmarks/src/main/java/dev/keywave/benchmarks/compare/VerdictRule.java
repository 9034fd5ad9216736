package dev.keywave.benchmarks.compare;

/**
 * Turns an estimate into a verdict. The threshold T is of time per operation and works both ways: T = 5% is a ratio of
 * times above 1.05, or below 1 / 1.05.
 *
 * <ul>
 *   <li>slower or faster: the interval of 99.9% excludes "no change", and the estimate lies beyond T;
 *   <li>same: the interval of 95% lies within T, two one-sided tests at 2.5% each;
 *   <li>undecided: neither.
 * </ul>
 *
 * <p>A change is claimed with more confidence than sameness, since a build breaks on it and since a run that goes on
 * while undecided looks several times.
 *
 * @param threshold as a share: 0.05
 */
public record VerdictRule(double threshold) {

    /** To claim a change. */
    public static final double CHANGE_CONFIDENCE = 0.999;

    /** To claim that there is none. */
    public static final double SAME_CONFIDENCE = 0.95;

    static final int MOST_FORKS = 200;

    private static final int FEWEST_FORKS = 3;

    /** The verdict. */
    public Verdict judge(RatioEstimate estimate) {
        if (estimate.forks() < FEWEST_FORKS) {
            return Verdict.UNDECIDED;
        }
        double limit = Math.log1p(threshold);
        double change = estimate.logRatio();
        if (Math.abs(change) > limit && !estimate.logInterval(CHANGE_CONFIDENCE).contains(0)) {
            return change > 0 ? Verdict.SLOWER : Verdict.FASTER;
        }
        return estimate.logInterval(SAME_CONFIDENCE).isWithin(-limit, limit) ? Verdict.SAME : Verdict.UNDECIDED;
    }

    /**
     * How many forks of each side would decide it, if the estimate stayed where it is and forks varied as they do:
     * at least 3, and one more than {@value #MOST_FORKS} when not even so many would.
     */
    public int forksNeeded(RatioEstimate estimate) {
        if (estimate.forks() < 2) {
            return FEWEST_FORKS;
        }
        double limit = Math.log1p(threshold);
        double change = Math.abs(estimate.logRatio());
        // the standard error falls with the root of the number of forks
        double ofOneFork = estimate.standardError() * Math.sqrt(estimate.forks());
        double degreesPerFork = estimate.degreesOfFreedom() / (estimate.forks() - 1);
        for (int forks = Math.max(FEWEST_FORKS, estimate.forks() + 1); forks <= MOST_FORKS; forks++) {
            double error = ofOneFork / Math.sqrt(forks);
            double degrees = degreesPerFork * (forks - 1);
            boolean decided = change > limit
                    ? RatioEstimate.halfWidth(CHANGE_CONFIDENCE, error, degrees) < change
                    : change + RatioEstimate.halfWidth(SAME_CONFIDENCE, error, degrees) < limit;
            if (decided) {
                return forks;
            }
        }
        return MOST_FORKS + 1;
    }
}
