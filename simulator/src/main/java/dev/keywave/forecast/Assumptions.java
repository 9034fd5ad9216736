package dev.keywave.forecast;

import dev.keywave.rollout.Lifecycle;
import dev.keywave.rollout.RolloutPlan;

/** What a plan says of everybody alike, ready for the innermost loop. */
final class Assumptions {

    final Timeline timeline;

    /** For each day the sign-ins of somebody at work: the whole ones, and the chance of one more. */
    final int[] wholeSignIns;

    final double[] oneMore;

    final double absentShare;
    final double[] methodShares;
    final boolean[] multifactor;
    final double backupShare;
    final int backupDays;
    final Lifecycle lifecycle;
    final double authenticatorEventsPerDay;
    final int recoveryMinutes;

    Assumptions(RolloutPlan plan, Timeline timeline) {
        this.timeline = timeline;
        absentShare = plan.signIns().absentShare();
        methodShares = Ledger.BEFORE.stream()
                .mapToDouble(method -> plan.signIns().current().getOrDefault(method, 0.0))
                .toArray();
        multifactor = new boolean[methodShares.length];
        for (int m = 0; m < multifactor.length; m++) {
            multifactor[m] = Ledger.BEFORE.get(m).multifactor();
        }
        backupShare = plan.backupShare();
        backupDays = plan.backupDays();
        lifecycle = plan.lifecycle();
        authenticatorEventsPerDay =
                (lifecycle.lostPerYear() + lifecycle.replacedPerYear() + lifecycle.revokedPerYear()) / 365;
        recoveryMinutes = (int) Math.round(plan.helpDesk().recoveryHours() * 60);
        wholeSignIns = new int[timeline.days()];
        oneMore = new double[timeline.days()];
        for (int day = 0; day < timeline.days(); day++) {
            double mean = !timeline.isWorking(day)
                    ? 0
                    : plan.signIns().perDay()
                            * (timeline.isMonday(day) ? plan.signIns().mondayFactor() : 1);
            wholeSignIns[day] = (int) mean;
            oneMore[day] = mean - wholeSignIns[day];
        }
    }

    /** The method before the rollout at a place between 0 and 1. */
    int methodAt(double place) {
        double left = place;
        int last = 0;
        for (int m = 0; m < methodShares.length; m++) {
            if (methodShares[m] > 0) {
                last = m;
                left -= methodShares[m];
                if (left < 0) {
                    return m;
                }
            }
        }
        return last;
    }
}
