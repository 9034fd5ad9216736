package dev.keywave.rollout;

/**
 * What a wave's checkpoint demands; shares of 0 to 1. A demand of 0, or of an infinite most, asks for nothing.
 *
 * @param enrolledShare least share of the wave's users with a passkey
 * @param twoMethodsShare least share of the wave's users with two
 * @param highImpactShare least share of all high-impact users in waves up to now with a passkey
 * @param successShare least share of the wave's sign-ins that succeed
 * @param compliantShare least share of the wave's users with a compliant device
 * @param lockedOutShare highest share of the wave's users who are locked out on one day
 * @param supportCallsFactor highest number of password-related calls in proportion to before the rollout
 * @param headroom least share of the capacity that stays free at the peak
 */
public record Criteria(
        double enrolledShare,
        double twoMethodsShare,
        double highImpactShare,
        double successShare,
        double compliantShare,
        double lockedOutShare,
        double supportCallsFactor,
        double headroom) {}
