package dev.keywave.measure;

import dev.keywave.workload.CeremonyType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.HdrHistogram.Histogram;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The books of one run: takes the loops' tallies, closes intervals, keeps totals. Knows no clock and no thread. */
final class RunAccount {

    /** A phase that begins this soon after an interval did takes the interval over: so short a one says nothing. */
    private static final long SLIVER_NS = 50_000_000;

    private static final Logger LOG = LoggerFactory.getLogger(RunAccount.class);
    private static final CeremonyType[] CEREMONIES = CeremonyType.values();

    private final Generator generator;
    private final GeneratorLoad load;
    private final List<IntervalListener> listeners;
    private final Instant started;
    private final long startNs;
    private final MeasuredTime measuredTime;
    private final Tally interval = new Tally();
    private final RunTotals runTotals;
    private final Tally total;
    private final PhaseTally phases;
    private final List<IntervalFigures> intervals = new ArrayList<>();
    private final Set<IntervalListener> complained = Collections.newSetFromMap(new IdentityHashMap<>());
    private long intervalStartNs;
    private volatile Totals totals;

    RunAccount(
            Generator generator,
            ResourceMeter meter,
            List<IntervalListener> listeners,
            Criteria criteria,
            RunPhase first,
            Instant started,
            long startNs) {
        this.generator = generator;
        this.load = new GeneratorLoad(meter);
        this.listeners = List.copyOf(listeners);
        this.started = started;
        this.startNs = startNs;
        this.intervalStartNs = startNs;
        this.measuredTime = new MeasuredTime(first, startNs);
        this.phases = new PhaseTally(first, startNs);
        this.runTotals = new RunTotals(generator, criteria, first, momentAt(startNs, 0, 0), this::wallClock);
        this.total = runTotals.tally();
        this.totals = totalsNow();
    }

    /** Counts up to the last interval that ended; for any thread. */
    Totals totals() {
        return totals;
    }

    /** The run up to the last interval that ended; for any thread. */
    RunSnapshot snapshot() {
        return runTotals.snapshot();
    }

    /** Ends the interval that is on. */
    void endInterval(long nowNs) {
        close(nowNs, true);
    }

    /**
     * A phase began.
     *
     * @param phaseStartNs when, exactly
     * @param nowNs a little later, when we hear of it
     */
    void enter(RunPhase next, long phaseStartNs, long nowNs) {
        if (nowNs - intervalStartNs >= SLIVER_NS) {
            endInterval(nowNs);
        }
        measuredTime.enter(next, phaseStartNs);
        phases.enter(next, phaseStartNs);
        runTotals.enter(next);
    }

    /**
     * Closes the books. No loop may write any more.
     *
     * @throws IllegalStateException when an intended start didn't end in exactly one outcome: a bug
     */
    Collected finish(long nowNs) {
        close(nowNs, nowNs - intervalStartNs >= SLIVER_NS);
        RunPhase over = new RunPhase("over", false, Set.of());
        measuredTime.enter(over, nowNs);
        Map<CeremonyType, CeremonyFigures> figures = new EnumMap<>(CeremonyType.class);
        long warmUp = 0;
        for (CeremonyType ceremony : CEREMONIES) {
            balance(ceremony, true);
            balance(ceremony, false);
            warmUp += total.of(ceremony, false).counts().ended();
            figures.put(ceremony, total.of(ceremony, true).figures(measuredTime.seconds(ceremony)));
        }
        balanceFlood();
        runTotals.enter(over);
        runTotals.finish(momentAt(nowNs, 0, 0));
        return new Collected(
                started,
                (nowNs - startNs) / 1e9,
                figures,
                warmUp,
                load.figures(total.sendLagNs(true).copy(), generator.crypto(), generator.transport()),
                total.adversary().figures(),
                total.traces().figures(this::wallClock),
                phases.finish(nowNs),
                total.clamped(),
                List.copyOf(intervals));
    }

    private Instant wallClock(long ns) {
        return started.plusNanos(ns - startNs);
    }

    private void balance(CeremonyType ceremony, boolean measured) {
        OutcomeCounts counts = total.of(ceremony, measured).counts();
        if (counts.intended() != counts.ended()) {
            throw new IllegalStateException("%s %s: %d intended starts but %d ends (%s)"
                    .formatted(
                            measured ? "measured" : "warm-up",
                            ceremony.label(),
                            counts.intended(),
                            counts.ended(),
                            counts));
        }
    }

    private void balanceFlood() {
        OutcomeCounts flood = total.adversary().flood();
        if (flood.intended() != flood.ended()) {
            throw new IllegalStateException(
                    "flood: %d intended starts but %d ends (%s)".formatted(flood.intended(), flood.ended(), flood));
        }
    }

    private void close(long nowNs, boolean evenIfEmpty) {
        interval.reset();
        long inFlight = 0;
        long queued = 0;
        for (Generator.Loop loop : generator.loops()) {
            interval.add(loop.recorder().take());
            inFlight += loop.recorder().inFlight();
            queued += loop.recorder().queued();
            loop.askForConnections().run();
        }
        phases.add(interval);
        measuredTime.intervalEnded(interval);
        RunPhase phase = measuredTime.phase();
        long durationNs = nowNs - intervalStartNs;
        GeneratorLoad.Span span = load.read(durationNs, phase.measured());
        runTotals.add(interval, momentAt(nowNs, inFlight, queued));
        totals = totalsNow();
        Map<CeremonyType, IntervalFigures.Ceremonies> active = activeCeremonies();
        Instant intervalStarted = wallClock(intervalStartNs);
        if (evenIfEmpty || !active.isEmpty()) {
            Histogram sendLagNs = TaggedHistograms.both(interval.sendLagNs(true), interval.sendLagNs(false));
            tell(
                    new IntervalFigures(
                            (intervalStartNs - startNs) / 1e9,
                            durationNs / 1e9,
                            phase.name(),
                            phase.measured(),
                            active,
                            inFlight,
                            queued,
                            Percentiles.ms(sendLagNs, 50),
                            Percentiles.ms(sendLagNs, 99),
                            span.loopUtilisation(),
                            span.gcMs(),
                            span.heapMb()),
                    intervalStarted);
        }
        intervalStartNs = nowNs;
    }

    private RunTotals.Moment momentAt(long nowNs, long inFlight, long queued) {
        return new RunTotals.Moment(
                (nowNs - startNs) / 1e9,
                measuredTime.secondsUntil(nowNs),
                load.figures(Durations.histogram(), generator.crypto(), generator.transport()),
                load.loopCpuS(),
                inFlight,
                queued);
    }

    private void tell(IntervalFigures figures, Instant intervalStarted) {
        intervals.add(figures);
        Map<String, Histogram> histogramsNs = TaggedHistograms.of(interval, intervalStarted, figures.durationS());
        for (IntervalListener listener : listeners) {
            try {
                listener.intervalEnded(figures, histogramsNs, intervalStarted);
            } catch (RuntimeException e) {
                if (complained.add(listener)) {
                    LOG.warn("An interval's figures could not be passed on; the run continues: {}", e.toString());
                    LOG.debug("Where that happened", e);
                }
            }
        }
    }

    private Map<CeremonyType, IntervalFigures.Ceremonies> activeCeremonies() {
        Map<CeremonyType, IntervalFigures.Ceremonies> active = new EnumMap<>(CeremonyType.class);
        for (CeremonyType ceremony : CEREMONIES) {
            CeremonyTally measured = interval.of(ceremony, true);
            CeremonyTally warmUp = interval.of(ceremony, false);
            OutcomeCounts counts = measured.counts().plus(warmUp.counts());
            if (!counts.equals(OutcomeCounts.NONE)) {
                Percentiles times =
                        Percentiles.ofNs(TaggedHistograms.both(measured.responseTimeNs(), warmUp.responseTimeNs()));
                active.put(
                        ceremony,
                        new IntervalFigures.Ceremonies(
                                counts.intended(),
                                counts.accepted(),
                                counts.rejected(),
                                counts.throttled(),
                                counts.failed(),
                                times.p50(),
                                times.p90(),
                                times.p99(),
                                times.max()));
            }
        }
        return active;
    }

    private Totals totalsNow() {
        Map<CeremonyType, OutcomeCounts> measured = new EnumMap<>(CeremonyType.class);
        Map<CeremonyType, OutcomeCounts> warmUp = new EnumMap<>(CeremonyType.class);
        for (CeremonyType ceremony : CEREMONIES) {
            measured.put(ceremony, total.of(ceremony, true).counts());
            warmUp.put(ceremony, total.of(ceremony, false).counts());
        }
        return new Totals(measured, warmUp);
    }
}
