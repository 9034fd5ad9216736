package dev.keywave.forecast;

/**
 * One user at a moment.
 *
 * @param user number, as {@link dev.keywave.rollout.Organisation} counts; those who join later follow, group by group
 * @param group to which the user belongs, by name
 * @param state where the user is on the way to a passkey
 * @param present false for one who left or has not come yet
 * @param model the authenticator's model, by name; a second authenticator is of the same
 * @param enrolled whether a passkey is registered
 * @param twoMethods whether two are
 * @param compliant whether the device is
 */
public record UserState(
        int user,
        String group,
        EnrolmentState state,
        boolean present,
        String model,
        boolean enrolled,
        boolean twoMethods,
        boolean compliant) {}
