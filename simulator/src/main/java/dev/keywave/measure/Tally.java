package dev.keywave.measure;

import dev.keywave.workload.CeremonyType;
import org.HdrHistogram.Histogram;

/**
 * What happened in some span of time, on one loop or merged: each ceremony of measured phases and of warm-ups, and the
 * send lag. Not for two threads at a time.
 */
final class Tally {

    private final CeremonyTally measuredRegistrations = new CeremonyTally();
    private final CeremonyTally measuredAuthentications = new CeremonyTally();
    private final CeremonyTally measuredPasswords = new CeremonyTally();
    private final CeremonyTally warmUpRegistrations = new CeremonyTally();
    private final CeremonyTally warmUpAuthentications = new CeremonyTally();
    private final CeremonyTally warmUpPasswords = new CeremonyTally();
    private final Histogram measuredSendLagNs = Durations.histogram();
    private final Histogram warmUpSendLagNs = Durations.histogram();
    private final AdversaryTally adversary = new AdversaryTally();
    private final TraceTally traces = new TraceTally();
    private long clamped;

    CeremonyTally of(CeremonyType ceremony, boolean measured) {
        return switch (ceremony) {
            case REGISTRATION -> measured ? measuredRegistrations : warmUpRegistrations;
            case AUTHENTICATION -> measured ? measuredAuthentications : warmUpAuthentications;
            case PASSWORD -> measured ? measuredPasswords : warmUpPasswords;
        };
    }

    Histogram sendLagNs(boolean measured) {
        return measured ? measuredSendLagNs : warmUpSendLagNs;
    }

    /** What was done on purpose, in measured phases only. */
    AdversaryTally adversary() {
        return adversary;
    }

    /** Ceremonies that carried a trace context, in measured phases only. */
    TraceTally traces() {
        return traces;
    }

    /** A duration that the histograms can take; one that they can't is counted. */
    long within(long ns) {
        if (ns >= 0 && ns <= Durations.HIGHEST_NS) {
            return ns;
        }
        clamped++;
        return nearest(ns);
    }

    /** Likewise, of one that is counted already. */
    static long nearest(long ns) {
        return Math.max(0, Math.min(ns, Durations.HIGHEST_NS));
    }

    /** Durations that were negative or too long for the histograms. */
    long clamped() {
        return clamped;
    }

    void add(Tally other) {
        measuredRegistrations.add(other.measuredRegistrations);
        measuredAuthentications.add(other.measuredAuthentications);
        measuredPasswords.add(other.measuredPasswords);
        warmUpRegistrations.add(other.warmUpRegistrations);
        warmUpAuthentications.add(other.warmUpAuthentications);
        warmUpPasswords.add(other.warmUpPasswords);
        Durations.add(measuredSendLagNs, other.measuredSendLagNs);
        Durations.add(warmUpSendLagNs, other.warmUpSendLagNs);
        adversary.add(other.adversary);
        traces.add(other.traces);
        clamped += other.clamped;
    }

    void reset() {
        measuredRegistrations.reset();
        measuredAuthentications.reset();
        measuredPasswords.reset();
        warmUpRegistrations.reset();
        warmUpAuthentications.reset();
        warmUpPasswords.reset();
        Durations.reset(measuredSendLagNs);
        Durations.reset(warmUpSendLagNs);
        adversary.reset();
        traces.reset();
        clamped = 0;
    }
}
