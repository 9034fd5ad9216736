package dev.keywave.plan;

import dev.keywave.farm.Load;
import dev.keywave.farm.Phase;
import dev.keywave.input.InputException;
import dev.keywave.input.Quantities;
import dev.keywave.workload.Arrivals;
import dev.keywave.workload.CeremonyMix;
import dev.keywave.workload.CeremonyType;
import dev.keywave.workload.ClosedWorkload;
import dev.keywave.workload.OpenWorkload;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A phase while plan and flags still have their say. */
final class PhaseSettings {

    private static final String RANGE = "..";

    final String name;
    private final boolean enrolment;
    private CeremonyMix mix;
    private Enrolled enrolled = Enrolled.ALL;
    boolean measured = true;
    double fromRatePerS;
    double toRatePerS;
    long durationNs;
    Arrivals arrivals = Arrivals.CONSTANT;
    int concurrency;
    long thinkNs;
    double floodPerS;

    private PhaseSettings(String name, boolean enrolment, CeremonyMix mix, double ratePerS, long durationNs) {
        this.name = name;
        this.enrolment = enrolment;
        this.mix = mix;
        this.fromRatePerS = ratePerS;
        this.toRatePerS = ratePerS;
        this.durationNs = durationNs;
    }

    /** Users who are not registered register, each once. */
    static PhaseSettings enrolment(String name, double ratePerS) {
        return new PhaseSettings(name, true, CeremonyMix.only(CeremonyType.REGISTRATION), ratePerS, 0);
    }

    /** Users do something at a rate for a time, by default log in. */
    static PhaseSettings load(String name, double ratePerS, long durationNs) {
        return new PhaseSettings(name, false, CeremonyMix.only(CeremonyType.AUTHENTICATION), ratePerS, durationNs);
    }

    boolean isEnrolment() {
        return enrolment;
    }

    /** How many users register. */
    void enrolled(Enrolled howMany) {
        enrolled = howMany;
    }

    /** Ceremonies with their shares of the starts. */
    void mix(String where, String text) {
        Map<String, CeremonyType> known = new LinkedHashMap<>();
        for (CeremonyType type :
                List.of(CeremonyType.AUTHENTICATION, CeremonyType.REGISTRATION, CeremonyType.PASSWORD)) {
            known.put(type.label(), type);
        }
        Map<CeremonyType, Double> weights = new EnumMap<>(CeremonyType.class);
        Quantities.mix(where, text, known.keySet()).forEach((name, share) -> {
            CeremonyType type = known.get(name);
            if (type != null) {
                weights.put(type, share);
            }
        });
        mix = CeremonyMix.weighted(weights);
    }

    /** A rate ({@code 500/s}) or a ramp ({@code 100/s..500/s}); makes the workload an open one. */
    void rate(String where, String text) {
        int range = text.indexOf(RANGE);
        if (range < 0) {
            fromRatePerS = Quantities.positiveRatePerS(where, text);
            toRatePerS = fromRatePerS;
        } else {
            fromRatePerS = Quantities.ratePerS(where, text.substring(0, range));
            toRatePerS = Quantities.ratePerS(where, text.substring(range + RANGE.length()));
            if (fromRatePerS + toRatePerS == 0) {
                throw new InputException(where + ": \"" + text + "\" never leaves zero; write for example 0/s..500/s");
            }
        }
        concurrency = 0;
    }

    /** So many users at a time; makes the workload a closed one. */
    void concurrency(String where, int users) {
        if (users < 1) {
            throw new InputException(where + ": " + users + " is no number of users at a time; write 1 or more");
        }
        concurrency = users;
    }

    void arrivals(String where, String text) {
        for (Arrivals choice : Arrivals.values()) {
            if (choice.label().equals(text)) {
                arrivals = choice;
                return;
            }
        }
        throw new InputException(where + ": \"" + text + "\" is not known; write constant or poisson");
    }

    /** The warm-up before this phase: the same load, not measured, that long. */
    PhaseSettings warmUp(long warmUpNs) {
        PhaseSettings warmUp = new PhaseSettings("warm-up", enrolment, mix, fromRatePerS, warmUpNs);
        warmUp.measured = false;
        warmUp.arrivals = arrivals;
        warmUp.concurrency = concurrency;
        warmUp.thinkNs = thinkNs;
        return warmUp;
    }

    /** The same load once more, while so many options per second are asked for that nobody answers. */
    PhaseSettings flooded(double perS) {
        PhaseSettings flooded = new PhaseSettings(name + ", flooded", enrolment, mix, fromRatePerS, durationNs);
        flooded.toRatePerS = toRatePerS;
        flooded.arrivals = arrivals;
        flooded.concurrency = concurrency;
        flooded.thinkNs = thinkNs;
        flooded.floodPerS = perS;
        return flooded;
    }

    void flood(String where, String text) {
        floodPerS = Quantities.positiveRatePerS(where, text);
    }

    Phase toPhase(long users, long seed) {
        if (enrolment) {
            Load.Enrolment load = new Load.Enrolment(fromRatePerS, arrivals, seed, enrolled.of(users));
            return new Phase(name, mix, measured, load, 0);
        }
        if (concurrency > users) {
            throw new InputException("phase " + name + ": " + concurrency + " users at a time need at least as many"
                    + " users, there are " + users + "; raise the users or lower the concurrency");
        }
        return new Phase(name, mix, measured, load(seed), floodPerS);
    }

    private Load load(long seed) {
        if (concurrency > 0) {
            return new Load.Closed(new ClosedWorkload(concurrency, thinkNs, durationNs));
        }
        return new Load.Open(OpenWorkload.ramp(fromRatePerS, toRatePerS, durationNs, arrivals, seed));
    }
}
