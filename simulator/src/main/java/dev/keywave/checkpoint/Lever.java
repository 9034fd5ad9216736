package dev.keywave.checkpoint;

import dev.keywave.rollout.Campaign;
import dev.keywave.rollout.Enforcement;
import dev.keywave.rollout.RolloutPlan;
import dev.keywave.rollout.Wave;
import dev.keywave.rollout.WorkingDays;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a rollout manager can change in one wave, by a number of working days or once. */
enum Lever {
    /** People come in over more days. */
    SPREAD(40) {
        @Override
        @Nullable
        RolloutPlan pull(RolloutPlan plan, int wave, int amount) {
            int days = plan.waves().get(wave).spreadDays() + amount;
            return plan.withWaveSpread(wave, days);
        }

        @Override
        String inWords(RolloutPlan altered, int wave, int amount) {
            int days = altered.waves().get(wave).spreadDays();
            return "let its people come in over " + Written.plural(days, "working day", "working days");
        }
    },
    /** First question and forced date are staggered. */
    SMOOTH(40) {
        @Override
        @Nullable
        RolloutPlan pull(RolloutPlan plan, int wave, int amount) {
            return plan.withCampaignSmoothed(
                    wave, plan.waves().get(wave).campaign().smoothDays() + amount);
        }

        @Override
        String inWords(RolloutPlan altered, int wave, int amount) {
            return "smooth the campaign: stagger its first question and forced date over "
                    + Written.plural(altered.waves().get(wave).campaign().smoothDays(), "working day", "working days");
        }
    },
    /** The policy is only reported for longer. */
    ENFORCE_LATER(40) {
        @Override
        @Nullable
        RolloutPlan pull(RolloutPlan plan, int wave, int amount) {
            Wave each = plan.waves().get(wave);
            Enforcement enforcement = each.enforcement();
            if (enforcement == null) {
                return null;
            }
            Wave longer = new Wave(
                    each.name(),
                    each.groups(),
                    each.start(),
                    WorkingDays.after(each.end(), amount),
                    each.spreadDays(),
                    each.campaign(),
                    each.temporaryAccessPass(),
                    enforcement.withFrom(WorkingDays.after(enforcement.from(), amount)));
            List<Wave> others = new ArrayList<>(plan.waves());
            others.set(wave, longer);
            for (int i = wave + 1; i < others.size(); i++) {
                others.set(i, others.get(i).movedBy(amount));
            }
            return plan.withWaves(others);
        }

        @Override
        String inWords(RolloutPlan altered, int wave, int amount) {
            Wave later = altered.waves().get(wave);
            Enforcement enforcement = later.enforcement();
            return "enforce " + Written.plural(amount, "working day", "working days") + " later"
                    + (enforcement == null ? "" : ", from " + enforcement.from())
                    + ", with the checkpoint on " + later.end();
        }
    },
    /** People who have no second factor can register. */
    TEMPORARY_ACCESS_PASS(1) {
        @Override
        @Nullable
        RolloutPlan pull(RolloutPlan plan, int wave, int amount) {
            Wave each = plan.waves().get(wave);
            if (each.temporaryAccessPass()) {
                return null;
            }
            Wave with = new Wave(
                    each.name(),
                    each.groups(),
                    each.start(),
                    each.end(),
                    each.spreadDays(),
                    each.campaign(),
                    true,
                    each.enforcement());
            return replaced(plan, wave, with);
        }

        @Override
        String inWords(RolloutPlan altered, int wave, int amount) {
            return "give people without multifactor authentication a Temporary Access Pass, so that they can register";
        }
    },
    /** Nobody snoozes for ever. */
    SNOOZE_LIMIT(1) {
        private static final int MICROSOFTS = 3;

        @Override
        @Nullable
        RolloutPlan pull(RolloutPlan plan, int wave, int amount) {
            Campaign campaign = plan.waves().get(wave).campaign();
            if (campaign.maxSnoozes() >= 0 && campaign.maxSnoozes() <= MICROSOFTS) {
                return null;
            }
            return replaced(plan, wave, plan.waves().get(wave).withCampaign(campaign.withMaxSnoozes(MICROSOFTS)));
        }

        @Override
        String inWords(RolloutPlan altered, int wave, int amount) {
            return "force the registration after " + MICROSOFTS + " snoozes";
        }
    };

    private final int most;

    Lever(int most) {
        this.most = most;
    }

    /** The largest amount that is tried. */
    int most() {
        return most;
    }

    /** The name in JSON. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The altered plan.
     *
     * @param amount 1 or more
     * @return null when the wave has nothing to change there
     */
    abstract @Nullable RolloutPlan pull(RolloutPlan plan, int wave, int amount);

    abstract String inWords(RolloutPlan altered, int wave, int amount);

    private static RolloutPlan replaced(RolloutPlan plan, int wave, Wave with) {
        List<Wave> others = new ArrayList<>(plan.waves());
        others.set(wave, with);
        return plan.withWaves(others);
    }
}
