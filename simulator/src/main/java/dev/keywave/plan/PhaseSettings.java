package dev.keywave.plan;

import dev.keywave.farm.Load;
import dev.keywave.farm.Phase;
import dev.keywave.input.InputException;
import dev.keywave.input.Quantities;
import dev.keywave.workload.Arrivals;
import dev.keywave.workload.CeremonyType;
import dev.keywave.workload.ClosedWorkload;
import dev.keywave.workload.OpenWorkload;

/** A phase while plan and flags still have their say. */
final class PhaseSettings {

    private static final String RANGE = "..";

    final String name;
    final CeremonyType ceremony;
    boolean measured = true;
    double fromRatePerS;
    double toRatePerS;
    long durationNs;
    Arrivals arrivals = Arrivals.CONSTANT;
    int concurrency;
    long thinkNs;
    double floodPerS;

    PhaseSettings(String name, CeremonyType ceremony, double ratePerS, long durationNs) {
        this.name = name;
        this.ceremony = ceremony;
        this.fromRatePerS = ratePerS;
        this.toRatePerS = ratePerS;
        this.durationNs = durationNs;
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
        PhaseSettings warmUp = new PhaseSettings("warm-up", ceremony, fromRatePerS, warmUpNs);
        warmUp.measured = false;
        warmUp.arrivals = arrivals;
        warmUp.concurrency = concurrency;
        warmUp.thinkNs = thinkNs;
        return warmUp;
    }

    /** The same load once more, while so many options per second are asked for that nobody answers. */
    PhaseSettings flooded(double perS) {
        PhaseSettings flooded = new PhaseSettings(name + ", flooded", ceremony, fromRatePerS, durationNs);
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
        if (ceremony == CeremonyType.REGISTRATION) {
            return new Phase(name, ceremony, measured, new Load.Enrolment(fromRatePerS, arrivals, seed), 0);
        }
        if (concurrency > users) {
            throw new InputException("phase " + name + ": " + concurrency + " users at a time need at least as many"
                    + " users, there are " + users + "; raise the users or lower the concurrency");
        }
        return new Phase(name, ceremony, measured, load(seed), floodPerS);
    }

    private Load load(long seed) {
        if (concurrency > 0) {
            return new Load.Closed(new ClosedWorkload(concurrency, thinkNs, durationNs));
        }
        return new Load.Open(OpenWorkload.ramp(fromRatePerS, toRatePerS, durationNs, arrivals, seed));
    }

    /** The load in words, for the report's configuration. */
    String inWords() {
        if (ceremony == CeremonyType.REGISTRATION) {
            return "each unregistered user once at " + rateInWords(fromRatePerS) + ", " + arrivals.label();
        }
        String flood = floodPerS == 0 ? "" : ", flooded with " + rateInWords(floodPerS) + " unanswered options";
        String length = " for " + durationNs / 1e9 + " s" + (measured ? "" : ", not measured") + flood;
        if (concurrency > 0) {
            return "closed, " + concurrency + " users at a time, think " + thinkNs / 1e9 + " s" + length;
        }
        String ramp = fromRatePerS == toRatePerS ? "" : rateInWords(fromRatePerS) + " to ";
        return "open, " + ramp + rateInWords(toRatePerS) + ", " + arrivals.label() + length;
    }

    private static String rateInWords(double perS) {
        return (perS == Math.rint(perS) ? Long.toString((long) perS) : Double.toString(perS)) + "/s";
    }
}
