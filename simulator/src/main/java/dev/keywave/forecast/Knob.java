package dev.keywave.forecast;

import dev.keywave.rollout.Campaign;
import dev.keywave.rollout.Enforcement;
import dev.keywave.rollout.RolloutPlan;
import dev.keywave.rollout.SignInMethod;
import java.util.List;
import java.util.function.BiFunction;

/**
 * An input of a plan that nobody knows exactly, with the range in which it may lie: what a sensitivity table turns.
 *
 * @param name as a manager says it
 * @param unit of the values; empty for a plain number
 * @param low end of the range
 * @param high other end of the range
 * @param source of the range
 * @param change gives the plan with the input at a value
 */
public record Knob(
        String name,
        String unit,
        double low,
        double high,
        String source,
        BiFunction<RolloutPlan, Double, RolloutPlan> change) {

    private static final String ASSUMED = "assumed";

    /** The plan with the input at the low end. */
    public RolloutPlan low(RolloutPlan plan) {
        return change.apply(plan, low);
    }

    /** The plan with the input at the high end. */
    public RolloutPlan high(RolloutPlan plan) {
        return change.apply(plan, high);
    }

    /** Those that move demand, enrolment, lockouts and calls; shares are from 0 to 1. */
    public static List<Knob> all() {
        return List.of(
                share("people who register when asked", 0.1, 0.5, "10-50% by context (Uber)", Knob::engage),
                share("registrations that are finished", 0.9, 0.99, "99% at best; 90% is assumed", Knob::finish),
                new Knob("snoozes before somebody is forced", "", 1, 6, ASSUMED, Knob::snoozes),
                new Knob(
                        "sign-ins per user and day",
                        "",
                        1,
                        5,
                        ASSUMED,
                        (plan, value) -> plan.withSignIns(plan.signIns().withPerDay(value))),
                share(
                        "sign-ins in the busiest hour",
                        0.15,
                        0.3,
                        "about 20% (SiteMinder); range assumed",
                        (plan, value) -> plan.withSignIns(plan.signIns().withBusiestHourShare(value))),
                new Knob(
                        "burst inside a minute",
                        "",
                        3,
                        5,
                        "3-5, assumed",
                        (plan, value) -> plan.withSignIns(plan.signIns().withBurst(value))),
                new Knob(
                        "Monday against other days",
                        "",
                        1,
                        2,
                        ASSUMED,
                        (plan, value) -> plan.withSignIns(plan.signIns().withMondayFactor(value))),
                share(
                        "passkey sign-ins that succeed",
                        0.638,
                        0.98,
                        "63.8% (Google) to 98% (Microsoft)",
                        (plan, value) -> plan.withSignIns(plan.signIns().withSuccess(SignInMethod.PASSKEY, value))),
                share(
                        "devices that are compliant",
                        0.7,
                        0.99,
                        ASSUMED,
                        (plan, value) -> plan.withOrganisation(
                                plan.organisation().withEachGroup(group -> group.withCompliantShare(value)))),
                share(
                        "authenticators lost in a year",
                        0.02,
                        0.1,
                        "2-10%, assumed",
                        (plan, value) -> plan.withLifecycle(plan.lifecycle().withLostPerYear(value))),
                share(
                        "people with a second authenticator",
                        0.2,
                        1,
                        "Microsoft asks for all; low end assumed",
                        (plan, value) -> plan.withBackupShare(value)),
                new Knob("delay of enforcement", "working days", 0, 10, ASSUMED, Knob::delay));
    }

    private static Knob share(
            String name, double low, double high, String source, BiFunction<RolloutPlan, Double, RolloutPlan> change) {
        return new Knob(name, "share", low, high, source, change);
    }

    private static RolloutPlan engage(RolloutPlan plan, double share) {
        return plan.withEachWave(wave -> wave.withCampaign(wave.campaign().withEngageShare(share)));
    }

    private static RolloutPlan finish(RolloutPlan plan, double share) {
        return plan.withEachWave(wave -> wave.withCampaign(wave.campaign().withFinishShare(share)));
    }

    /** A campaign that never forces anybody stays one. */
    private static RolloutPlan snoozes(RolloutPlan plan, double snoozes) {
        return plan.withEachWave(wave -> {
            Campaign campaign = wave.campaign();
            return campaign.maxSnoozes() < 0 ? wave : wave.withCampaign(campaign.withMaxSnoozes((int) snoozes));
        });
    }

    /** Not beyond the checkpoint, which would no longer see it. */
    private static RolloutPlan delay(RolloutPlan plan, double workingDays) {
        return plan.withEachWave(wave -> {
            Enforcement enforcement = wave.enforcement();
            if (enforcement == null || enforcement.onlyReports()) {
                return wave;
            }
            Enforcement later = enforcement.movedBy((int) workingDays);
            return wave.withEnforcement(later.from().isAfter(wave.end()) ? later.withFrom(wave.end()) : later);
        });
    }
}
