package dev.keywave.measure;

import dev.keywave.workload.CeremonyType;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.WriterReaderPhaser;
import org.jspecify.annotations.Nullable;

/**
 * Takes down what happens on one event loop. One writer: the loop; one reader: the {@link Collector}, which once a
 * second takes what was written and leaves an empty tally in its place. It is HdrHistogram's own single-writer scheme,
 * applied once to all histograms and counters of the loop rather than to each: what the reader takes belongs together,
 * and the writer never waits.
 *
 * <p>A ceremony is {@code measured} or not by the phase of its intended start, whenever it ends: each call says so. All
 * times are nanoseconds; those that no histogram can take (negative, over an hour) are clamped and counted, never thrown.
 */
public final class LoopRecorder {

    private final WriterReaderPhaser phaser = new WriterReaderPhaser();
    private final AtomicLong inFlight = new AtomicLong();
    private final AtomicLong queued = new AtomicLong();
    private volatile ConnectionGauges connections = ConnectionGauges.NONE;
    private volatile Tally active = new Tally();
    private Tally spare = new Tally();

    /** An intended start is due; it counts from now on and must end in exactly one outcome. */
    public void intended(CeremonyType ceremony, boolean measured) {
        long section = phaser.writerCriticalSectionEnter();
        try {
            active.of(ceremony, measured).intended();
        } finally {
            phaser.writerCriticalSectionExit(section);
        }
    }

    /** How long after its intended start the loop took a start up. */
    public void sendLag(long ns, boolean measured) {
        long section = phaser.writerCriticalSectionEnter();
        try {
            Tally tally = active;
            tally.sendLagNs(measured).recordValue(tally.within(ns));
        } finally {
            phaser.writerCriticalSectionExit(section);
        }
    }

    /** A stage of a ceremony that ended that way took so long. */
    public void stage(CeremonyType ceremony, boolean measured, Stage stage, Outcome outcome, long ns) {
        long section = phaser.writerCriticalSectionEnter();
        try {
            Tally tally = active;
            tally.of(ceremony, measured).stage(stage, outcome, tally.within(ns));
        } finally {
            phaser.writerCriticalSectionExit(section);
        }
    }

    /** A ceremony ended in which no authenticator took part; likewise. */
    public void ended(
            CeremonyType ceremony,
            boolean measured,
            Outcome outcome,
            @Nullable String reason,
            long responseNs,
            long serviceNs,
            long nowNs) {
        ended(ceremony, measured, outcome, reason, responseNs, serviceNs, nowNs, null, null);
    }

    /**
     * A ceremony ended.
     *
     * @param outcome how; for {@link Outcome#UNFINISHED} no times are recorded
     * @param reason why, in a word that many share; null for one accepted without remark
     * @param responseNs from the intended start to now
     * @param serviceNs from the first byte sent to now; 0 when none was
     * @param nowNs now, by the run's clock
     * @param model the authenticator's, of a bounded number of strings that are used again and again; null for none
     * @param algorithm the credential's, likewise
     */
    public void ended(
            CeremonyType ceremony,
            boolean measured,
            Outcome outcome,
            @Nullable String reason,
            long responseNs,
            long serviceNs,
            long nowNs,
            @Nullable String model,
            @Nullable String algorithm) {
        long section = phaser.writerCriticalSectionEnter();
        try {
            Tally tally = active;
            CeremonyTally ceremonies = tally.of(ceremony, measured);
            ceremonies.ended(outcome, nowNs);
            if (outcome != Outcome.UNFINISHED) {
                ceremonies.times(outcome, tally.within(responseNs), tally.within(serviceNs));
            }
            if (measured && model != null && algorithm != null) {
                ceremonies.model(model, algorithm, outcome, Tally.nearest(responseNs));
            }
            if (reason != null) {
                ceremonies.reason(reason);
            }
        } finally {
            phaser.writerCriticalSectionExit(section);
        }
    }

    /** A note on a ceremony that counts among its reasons, whatever its outcome ({@code rp_id_defaulted}, say). */
    public void remark(CeremonyType ceremony, boolean measured, String reason) {
        long section = phaser.writerCriticalSectionEnter();
        try {
            active.of(ceremony, measured).reason(reason);
        } finally {
            phaser.writerCriticalSectionExit(section);
        }
    }

    /** So many intended starts were queued or in flight when the run ended. */
    public void unfinished(CeremonyType ceremony, boolean measured, long times) {
        long section = phaser.writerCriticalSectionEnter();
        try {
            active.of(ceremony, measured).unfinished(times);
        } finally {
            phaser.writerCriticalSectionExit(section);
        }
    }

    /**
     * An attack of a measured phase, or a look-alike of one, ended.
     *
     * @param name from a bounded list
     * @param serviceNs from the first byte sent to now
     */
    public void attackEnded(String name, boolean lookAlike, AttackOutcome outcome, long serviceNs) {
        long section = phaser.writerCriticalSectionEnter();
        try {
            Tally tally = active;
            tally.adversary().ended(name, lookAlike, outcome, tally.within(serviceNs));
        } finally {
            phaser.writerCriticalSectionExit(section);
        }
    }

    /** So many intended starts that should have become attacks were still queued when the run ended. */
    public void attacksNotStarted(long times) {
        long section = phaser.writerCriticalSectionEnter();
        try {
            active.adversary().notStarted(times);
        } finally {
            phaser.writerCriticalSectionExit(section);
        }
    }

    /** So many races ended that way. */
    public void racesEnded(RaceKind kind, RaceOutcome outcome, long times) {
        long section = phaser.writerCriticalSectionEnter();
        try {
            active.adversary().race(kind, outcome, times);
        } finally {
            phaser.writerCriticalSectionExit(section);
        }
    }

    /** Options are asked for that nobody means to use; it must end in exactly one outcome. */
    public void floodIntended() {
        long section = phaser.writerCriticalSectionEnter();
        try {
            active.adversary().floodIntended();
        } finally {
            phaser.writerCriticalSectionExit(section);
        }
    }

    /** What came of options that nobody means to use. */
    public void floodEnded(Outcome outcome) {
        long section = phaser.writerCriticalSectionEnter();
        try {
            active.adversary().floodEnded(outcome);
        } finally {
            phaser.writerCriticalSectionExit(section);
        }
    }

    /** A ceremony of a measured phase is over that carried a trace context. */
    public void traced(CeremonyType ceremony) {
        long section = phaser.writerCriticalSectionEnter();
        try {
            active.traces().count(ceremony);
        } finally {
            phaser.writerCriticalSectionExit(section);
        }
    }

    /** How an honest one of those ended; none that is unfinished. */
    public void tracedEnded(Outcome outcome, TracedEnd end) {
        long section = phaser.writerCriticalSectionEnter();
        try {
            active.traces().ended(outcome, end);
        } finally {
            phaser.writerCriticalSectionExit(section);
        }
    }

    /** One of those was an attack or look-alike whose outcome is a finding. */
    public void tracedFinding(TracedEnd end) {
        long section = phaser.writerCriticalSectionEnter();
        try {
            active.traces().finding(end);
        } finally {
            phaser.writerCriticalSectionExit(section);
        }
    }

    /** Ceremonies that run now. */
    public void inFlight(long ceremonies) {
        inFlight.setRelease(ceremonies);
    }

    /** Intended starts that wait now for an idle user or a place. */
    public void queued(long intendedStarts) {
        queued.setRelease(intendedStarts);
    }

    /** How the loop's connections stand now. */
    public void connections(ConnectionGauges now) {
        connections = now;
    }

    /** Likewise, as the loop last said. */
    public ConnectionGauges connections() {
        return connections;
    }

    long inFlight() {
        return inFlight.getAcquire();
    }

    long queued() {
        return queued.getAcquire();
    }

    /** Takes what was written since the last time. For one thread at a time; what it gives is good until the next call. */
    Tally take() {
        phaser.readerLock();
        try {
            Tally taken = active;
            spare.reset();
            active = spare;
            spare = taken;
            phaser.flipPhase();
            return taken;
        } finally {
            phaser.readerUnlock();
        }
    }
}
