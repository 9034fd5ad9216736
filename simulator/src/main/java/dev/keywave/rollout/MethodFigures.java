package dev.keywave.rollout;

/**
 * What a sign-in method is like.
 *
 * @param successShare of the attempts, 0 to 1
 * @param durationS seconds of a person's time for one sign-in
 * @param callsPerUserMonth help-desk calls because of it, per user who has it and month of 30 days
 */
public record MethodFigures(double successShare, double durationS, double callsPerUserMonth) {}
