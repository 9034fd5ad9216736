package dev.keywave.capacity;

import dev.keywave.farm.Load;
import dev.keywave.farm.Phase;
import dev.keywave.input.InputException;
import dev.keywave.plan.RunPlan;
import dev.keywave.workload.Arrivals;
import dev.keywave.workload.CeremonyMix;
import dev.keywave.workload.CeremonyType;
import java.util.List;

/**
 * A search as it was asked for, validated.
 *
 * @param run what trials are made of; its thresholds are the objectives, its first phase that is no enrolment has the mix
 *     and the kind of arrivals
 * @param fromPerS the first rate
 * @param upToPerS the highest one to be tried
 * @param precision a share
 * @param trialS seconds of a trial
 * @param confirmS seconds of a confirmation
 * @param repeats of the search
 */
public record CapacityPlan(
        RunPlan run, double fromPerS, double upToPerS, double precision, double trialS, double confirmS, int repeats) {

    private static final double DEFAULT_ENROLMENT_PER_S = 200;

    /** Rejects what cannot be searched for. */
    public CapacityPlan {
        if (fromPerS > upToPerS) {
            throw new InputException("--from: " + Figures.perS(fromPerS) + " is above --up-to " + Figures.perS(upToPerS)
                    + "; begin with a lower rate");
        }
        if (precision < 0.005 || precision > 0.25) {
            throw new InputException(
                    "--precision: " + Figures.percent(precision) + " is out of range; write 0.5% to 25%");
        }
        if (trialS < 2 || confirmS < trialS) {
            throw new InputException(
                    "--trial: a trial lasts 2 s or more, and a confirmation (--confirm) at least as long as a trial");
        }
        if (repeats < 1) {
            throw new InputException("--repeats: " + repeats + "; write 1 or more");
        }
        CeremonyMix mix = load(run).mix();
        for (CeremonyType type : CeremonyType.values()) {
            run.thresholds().stream()
                    .filter(objective -> mix.share(type) == 0)
                    .filter(objective -> objective.expression().strip().startsWith(type.label() + "."))
                    .findFirst()
                    .ifPresent(objective -> {
                        throw new InputException("--slo '" + objective.expression() + "': trials have no "
                                + type.label() + "; change --mix or --ceremony, or leave it out");
                    });
        }
    }

    /** What the starts are. */
    public CeremonyMix mix() {
        return load(run).mix();
    }

    Arrivals arrivals() {
        return load(run).load() instanceof Load.Open open ? open.workload().arrivals() : Arrivals.CONSTANT;
    }

    /** How users register before the search, at the rate of the run's first phase that is one. */
    Load.Enrolment enrolment() {
        return run.phases().stream()
                .map(Phase::load)
                .filter(Load.Enrolment.class::isInstance)
                .map(Load.Enrolment.class::cast)
                .findFirst()
                .orElse(new Load.Enrolment(DEFAULT_ENROLMENT_PER_S, Arrivals.CONSTANT, 0));
    }

    SearchSettings settings(List<String> goals) {
        return new SearchSettings(goals, fromPerS, upToPerS, precision, trialS, confirmS, repeats);
    }

    private static Phase load(RunPlan run) {
        return run.phases().stream()
                .filter(phase -> !(phase.load() instanceof Load.Enrolment))
                .findFirst()
                .orElseThrow(() -> new InputException(
                        "the plan has no phase but registrations; add one with the mix to search for"));
    }
}
