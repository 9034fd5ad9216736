package dev.keywave.rollout;

/**
 * What happens to people and their credentials, as shares of a year.
 *
 * @param lostPerYear authenticators that get lost
 * @param replacedPerYear authenticators that make way for new ones
 * @param revokedPerYear credentials that are revoked
 * @param leaversPerYear people who leave
 * @param joinersPerYear people who come, as a share of those there; a joiner registers on the first day
 */
public record Lifecycle(
        double lostPerYear,
        double replacedPerYear,
        double revokedPerYear,
        double leaversPerYear,
        double joinersPerYear) {

    /** With another share of authenticators that get lost. */
    public Lifecycle withLostPerYear(double share) {
        return new Lifecycle(share, replacedPerYear, revokedPerYear, leaversPerYear, joinersPerYear);
    }
}
