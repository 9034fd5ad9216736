package dev.keywave.farm;

import dev.keywave.workload.Arrivals;
import dev.keywave.workload.CeremonyMix;
import dev.keywave.workload.CeremonyType;
import dev.keywave.workload.OpenWorkload;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * A stretch of a run with one load and one mix of ceremonies.
 *
 * @param name for the report
 * @param mix what the starts are; of an enrolment registrations only, of turns what their list has
 * @param measured false for a warm-up, which is left out of the figures
 * @param floodPerS options asked for per second, beside the load, that nobody means to use; 0 for none
 */
public record Phase(String name, CeremonyMix mix, boolean measured, Load load, double floodPerS) {

    /**
     * Users register, each once.
     *
     * @param users the first so many of the population; {@link Long#MAX_VALUE} for all
     */
    public static Phase enrolment(String name, double ratePerS, Arrivals arrivals, long users, long seed) {
        Load load = new Load.Enrolment(ratePerS, arrivals, seed, users);
        return new Phase(name, CeremonyMix.only(CeremonyType.REGISTRATION), true, load, 0);
    }

    /** Starts of a mix by a schedule that no response holds up. */
    public static Phase mixed(String name, CeremonyMix mix, OpenWorkload workload) {
        return new Phase(name, mix, true, new Load.Open(workload), 0);
    }

    /** Exactly these turns. */
    public static Phase turns(String name, Load.Turns turns) {
        Map<CeremonyType, Double> count = new EnumMap<>(CeremonyType.class);
        turns.turns().forEach(turn -> count.merge(turn.ceremony(), 1.0, Double::sum));
        CeremonyMix mix = count.isEmpty() ? CeremonyMix.only(CeremonyType.AUTHENTICATION) : CeremonyMix.weighted(count);
        return new Phase(name, mix, true, turns, 0);
    }

    /** The same, left out of the figures. */
    public Phase unmeasured() {
        return new Phase(name, mix, false, load, floodPerS);
    }

    /** What starts in it. */
    public Set<CeremonyType> ceremonies() {
        return mix.ceremonies();
    }

    /** Whether users register one after the other. */
    boolean isEnrolment() {
        return load instanceof Load.Enrolment;
    }

    /** The ceremony that attacks are made on: that of the phase, in a mix the authentications. */
    CeremonyType attacked() {
        return isEnrolment() ? CeremonyType.REGISTRATION : CeremonyType.AUTHENTICATION;
    }
}
