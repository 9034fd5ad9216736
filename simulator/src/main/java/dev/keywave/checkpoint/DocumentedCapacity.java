package dev.keywave.checkpoint;

import dev.keywave.rollout.RelyingPartyLimits;
import dev.keywave.workload.CeremonyType;
import java.util.Map;

/** The limits that the plan has of the relying party: each ceremony has one of its own. */
record DocumentedCapacity(double registrationsPerS, double authenticationsPerS) implements Capacity {

    static DocumentedCapacity of(RelyingPartyLimits limits) {
        return new DocumentedCapacity(limits.registrationsPerS(), limits.authenticationsPerS());
    }

    /** Whether anything is limited. */
    boolean isFinite() {
        return Double.isFinite(registrationsPerS) || Double.isFinite(authenticationsPerS);
    }

    @Override
    public String key() {
        return "documented_limit";
    }

    @Override
    public String inWords() {
        return "documented limits, "
                + (Double.isFinite(registrationsPerS) ? Written.perS(registrationsPerS) : "any number of")
                + " registrations and "
                + (Double.isFinite(authenticationsPerS) ? Written.perS(authenticationsPerS) : "any number of")
                + " authentications";
    }

    @Override
    public double use(Map<CeremonyType, Double> perS) {
        return Math.max(
                perS.getOrDefault(CeremonyType.REGISTRATION, 0.0) / registrationsPerS,
                perS.getOrDefault(CeremonyType.AUTHENTICATION, 0.0) / authenticationsPerS);
    }

    @Override
    public Capacity scaledBy(double factor) {
        return new DocumentedCapacity(registrationsPerS * factor, authenticationsPerS * factor);
    }
}
