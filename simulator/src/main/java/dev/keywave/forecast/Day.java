package dev.keywave.forecast;

import dev.keywave.rollout.SignInMethod;
import java.time.LocalDate;
import java.util.Map;

/**
 * One day of a simulated rollout, over some of the users: all of them, those of a wave, or those of a group.
 *
 * @param users there in the evening
 * @param enrolled of these, with a passkey in the evening
 * @param twoMethods of these, with two
 * @param highImpactUsers of these, in high-impact groups
 * @param highImpactEnrolled of those, with a passkey
 * @param compliantDevices users whose device is compliant
 * @param registrations finished on the day, second authenticators included
 * @param abandonedRegistrations begun and not finished
 * @param signIns attempts by the method used; they add up to all attempts
 * @param failedSignIns attempts that failed, by method
 * @param fallbacks sign-ins by another method after a passkey's attempt failed or was not at hand
 * @param passwordResets people who had their password reset
 * @param supportCalls calls because of passwords and their second factors, as many as are to be expected of those there
 * @param passkeyCalls calls because of passkeys, as many as are to be expected, and those of people locked out or without
 *     their authenticator
 * @param lockouts people whom enforcement locked out on that day, by reason, each once
 * @param reportedOnly people whom it would have locked out, had it not only reported
 * @param recoveries people who lost their authenticator and got back in
 * @param secondsSaved of people's time while signing in, against the methods before the rollout
 * @param states people in the evening by where they are; they add up to all there ever are, those to come and those who
 *     left included
 */
public record Day(
        LocalDate date,
        int users,
        int enrolled,
        int twoMethods,
        int highImpactUsers,
        int highImpactEnrolled,
        int compliantDevices,
        int registrations,
        int abandonedRegistrations,
        Map<SignInMethod, Long> signIns,
        Map<SignInMethod, Long> failedSignIns,
        long fallbacks,
        long passwordResets,
        double supportCalls,
        double passkeyCalls,
        Map<Lockout, Integer> lockouts,
        Map<Lockout, Integer> reportedOnly,
        int recoveries,
        double secondsSaved,
        Map<EnrolmentState, Integer> states) {

    /** Copies the maps. */
    public Day {
        signIns = Map.copyOf(signIns);
        failedSignIns = Map.copyOf(failedSignIns);
        lockouts = Map.copyOf(lockouts);
        reportedOnly = Map.copyOf(reportedOnly);
        states = Map.copyOf(states);
    }

    /** People whom enforcement locked out, whatever the reason. */
    public int lockedOut() {
        return lockouts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
