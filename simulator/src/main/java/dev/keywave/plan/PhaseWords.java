package dev.keywave.plan;

import dev.keywave.farm.Load;
import dev.keywave.farm.Phase;
import dev.keywave.workload.CeremonyType;
import dev.keywave.workload.OpenWorkload;

/** Phases in words, for the report's configuration. */
final class PhaseWords {

    private PhaseWords() {}

    /**
     * One phase in words.
     *
     * @param users of the run
     */
    static String of(Phase phase, long users) {
        return load(phase.load(), users)
                + length(phase.load())
                + (phase.measured() ? "" : ", not measured")
                + (phase.floodPerS() == 0 ? "" : ", flooded with " + rate(phase.floodPerS()) + " unanswered options")
                + mix(phase);
    }

    private static String load(Load load, long users) {
        if (load instanceof Load.Enrolment enrolment) {
            String who = enrolment.users() >= users
                    ? "each unregistered user once"
                    : "each unregistered one of the first " + enrolment.users() + " users once";
            return who + " at " + rate(enrolment.ratePerS()) + ", "
                    + enrolment.arrivals().label();
        }
        if (load instanceof Load.Turns turns) {
            return turns.turns().size() + " turns of users at " + rate(turns.ratePerS()) + ", "
                    + turns.arrivals().label();
        }
        if (load instanceof Load.Closed closed) {
            return "closed, " + closed.workload().concurrency() + " users at a time, think "
                    + RunSettings.seconds(closed.workload().thinkNs());
        }
        OpenWorkload open = ((Load.Open) load).workload();
        String ramp = open.fromRatePerS() == open.toRatePerS() ? "" : rate(open.fromRatePerS()) + " to ";
        return "open, " + ramp + rate(open.toRatePerS()) + ", "
                + open.arrivals().label();
    }

    private static String length(Load load) {
        if (load instanceof Load.Open open) {
            return " for " + RunSettings.seconds(open.workload().durationNs());
        }
        return load instanceof Load.Closed closed
                ? " for " + RunSettings.seconds(closed.workload().durationNs())
                : "";
    }

    private static String mix(Phase phase) {
        boolean plain = phase.load() instanceof Load.Enrolment || phase.mix().share(CeremonyType.AUTHENTICATION) == 1;
        StringBuilder words = new StringBuilder();
        for (CeremonyType type : CeremonyType.values()) {
            double share = phase.mix().share(type);
            if (!plain && share > 0) {
                words.append(", ")
                        .append(number(Math.round(share * 1e6) / 1e4))
                        .append("% ")
                        .append(type.label());
            }
        }
        return words.toString();
    }

    private static String rate(double perS) {
        return number(perS) + "/s";
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
