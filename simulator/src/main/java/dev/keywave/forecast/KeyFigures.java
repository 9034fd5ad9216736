package dev.keywave.forecast;

import dev.keywave.rollout.RolloutPlan;
import dev.keywave.rollout.SignInMethod;
import java.time.LocalDate;
import java.util.Map;

/**
 * What a business reads at a checkpoint, over a wave's users or over everybody.
 *
 * @param date the evening of the checkpoint
 * @param users there
 * @param enrolmentRate share of them with a passkey
 * @param twoMethodsRate share of them with two
 * @param highImpactCoverage share of the high-impact users in waves up to now with a passkey; 1 when there are none
 * @param methodsInUse share of each method in the attempts to sign in of the seven days up to the checkpoint
 * @param signInSuccess share of those attempts that succeeded
 * @param supportCallsPerUserMonth because of passwords and their second factors, per user and 30 days, since the wave began
 * @param supportCallsBefore likewise before the rollout, as the plan has it
 * @param supportCallsFactor the one in proportion to the other; 1 when there were none before
 * @param passkeyCalls because of passkeys and lockouts, since the wave began
 * @param hoursSaved of people's time while signing in, since the wave began
 * @param moneySaved these hours, and the calls fewer than before less those because of passkeys, in the plan's currency
 * @param deviceReadiness share of the users whose device is compliant
 * @param lostKeyRecoveries people who lost their authenticator and got back in, since the wave began
 * @param worstLockedOutShare highest share of the users who were locked out on one day since the wave began
 */
public record KeyFigures(
        LocalDate date,
        int users,
        double enrolmentRate,
        double twoMethodsRate,
        double highImpactCoverage,
        Map<SignInMethod, Double> methodsInUse,
        double signInSuccess,
        double supportCallsPerUserMonth,
        double supportCallsBefore,
        double supportCallsFactor,
        double passkeyCalls,
        double hoursSaved,
        double moneySaved,
        double deviceReadiness,
        int lostKeyRecoveries,
        double worstLockedOutShare) {

    /** Copies the map. */
    public KeyFigures {
        methodsInUse = Map.copyOf(methodsInUse);
    }

    /** Those of a wave's users at its checkpoint. */
    public static KeyFigures ofWave(RolloutPlan plan, Forecast forecast, int wave) {
        return new KeyFiguresReader(plan, forecast, wave)
                .read(forecast.waves().get(wave).days());
    }

    /** Those of everybody at a wave's checkpoint. */
    public static KeyFigures ofAll(RolloutPlan plan, Forecast forecast, int wave) {
        return new KeyFiguresReader(plan, forecast, wave).read(forecast.days());
    }
}
