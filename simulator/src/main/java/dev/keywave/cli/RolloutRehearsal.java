package dev.keywave.cli;

import dev.keywave.checkpoint.RehearsedDay;
import dev.keywave.crypto.SelectedCrypto;
import dev.keywave.forecast.FirstSignIn;
import dev.keywave.forecast.Simulation;
import dev.keywave.rollout.Enforcement;
import dev.keywave.rollout.RolloutPlan;
import dev.keywave.rollout.Wave;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Acts out two days of each wave's policy against an embedded stand-in for Entra ID: the last on which it only reports, and
 * the first on which it is enforced. With the policies still report-only everybody registers who has a passkey that
 * morning; the policies that the plan enforces by then are switched on; everybody at work signs in, with the passkey or
 * else with a password.
 */
final class RolloutRehearsal {

    private final RolloutPlan plan;
    private final long seed;
    private final int loops;
    private final SelectedCrypto crypto;

    RolloutRehearsal(RolloutPlan plan, long seed, int loops, SelectedCrypto crypto) {
        this.plan = plan;
        this.seed = seed;
        this.loops = loops;
        this.crypto = crypto;
    }

    /** Each wave with a policy, in the plan's order, until somebody interrupts. */
    List<RehearsedDay> rehearse(BooleanSupplier interrupted) throws IOException, InterruptedException {
        List<RehearsedDay> days = new ArrayList<>();
        for (Wave wave : plan.waves()) {
            Enforcement enforcement = wave.enforcement();
            if (enforcement == null) {
                continue;
            }
            boolean everEnforced = !enforcement.from().isAfter(plan.until());
            LocalDate reports = everEnforced ? enforcement.from().minusDays(1) : wave.end();
            if (!interrupted.getAsBoolean()) {
                rehearse(wave, false, reports, -1, days);
            }
            if (everEnforced && !interrupted.getAsBoolean()) {
                rehearse(wave, true, enforcement.from(), 1, days);
            }
        }
        return days;
    }

    /** The first day on which anybody is at work, from a date on forwards or backwards; none when there is no such day. */
    private void rehearse(Wave wave, boolean enforced, LocalDate from, int step, List<RehearsedDay> to)
            throws IOException, InterruptedException {
        LocalDate first = wave.start().isBefore(plan.from()) ? plan.from() : wave.start();
        LocalDate date = from.isAfter(plan.until()) ? plan.until() : from;
        for (; !date.isBefore(first) && !date.isAfter(plan.until()); date = date.plusDays(step)) {
            List<FirstSignIn> signIns = Simulation.firstSignInsOn(plan, seed, date);
            if (!signIns.isEmpty()) {
                to.add(new RehearsalStage(plan, date, signIns, seed, loops, crypto).actOut(wave.name(), enforced));
                return;
            }
        }
    }
}
