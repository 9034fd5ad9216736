package dev.keywave.measure;

import dev.keywave.workload.CeremonyType;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.HdrHistogram.Histogram;

/**
 * A run so far. The collecting thread adds intervals, any thread takes snapshots; only these two ever wait for each other,
 * and no longer than it takes to copy the histograms.
 */
final class RunTotals {

    private static final CeremonyType[] CEREMONIES = CeremonyType.values();

    private final List<Generator.Loop> loops;
    private final Criteria criteria;
    private final LongFunction<Instant> wallClock;
    private final Tally tally = new Tally();
    private RunPhase phase;
    private Moment last;
    private boolean over;

    /**
     * What goes with the tally when an interval ends.
     *
     * @param durationS seconds since the run began
     * @param measuredS seconds of measured phases so far, of each ceremony
     * @param generator how it did so far, without the send lag, which the tally has
     * @param loopCpuS processor time of each loop's thread so far
     */
    record Moment(
            double durationS,
            Map<CeremonyType, Double> measuredS,
            GeneratorFigures generator,
            List<Double> loopCpuS,
            long inFlight,
            long queued) {}

    /**
     * Totals of a run that begins.
     *
     * @param wallClock what the wall clock showed at a time of the run's clock
     */
    RunTotals(Generator generator, Criteria criteria, RunPhase first, Moment start, LongFunction<Instant> wallClock) {
        this.loops = generator.loops();
        this.criteria = criteria;
        this.phase = first;
        this.last = start;
        this.wallClock = wallClock;
    }

    /** For the collecting thread alone. */
    Tally tally() {
        return tally;
    }

    synchronized void add(Tally interval, Moment end) {
        tally.add(interval);
        last = end;
    }

    synchronized void enter(RunPhase next) {
        phase = next;
    }

    synchronized void finish(Moment end) {
        last = end;
        over = true;
    }

    /** What only the collecting thread changes, copied. */
    private record Copied(
            boolean over,
            RunPhase phase,
            Moment moment,
            Map<CeremonyType, CeremonySnapshot> ceremonies,
            Map<CeremonyType, OutcomeCounts> warmUp,
            AdversaryFigures adversary,
            TraceFigures traces,
            Histogram sendLagNs,
            long clamped) {}

    private synchronized Copied copy() {
        Map<CeremonyType, CeremonySnapshot> ceremonies = new EnumMap<>(CeremonyType.class);
        Map<CeremonyType, OutcomeCounts> warmUp = new EnumMap<>(CeremonyType.class);
        for (CeremonyType ceremony : CEREMONIES) {
            ceremonies.put(ceremony, tally.of(ceremony, true).snapshot());
            warmUp.put(ceremony, tally.of(ceremony, false).counts());
        }
        return new Copied(
                over,
                phase,
                last,
                ceremonies,
                warmUp,
                tally.adversary().figures(),
                tally.traces().figures(wallClock),
                tally.sendLagNs(true).copy(),
                tally.clamped());
    }

    /** For any thread; what is judged is judged there. */
    RunSnapshot snapshot() {
        Copied now = copy();
        Moment moment = now.moment();
        GeneratorFigures generator = moment.generator().withSendLag(now.sendLagNs());
        Map<CeremonyType, CeremonyFigures> figures = new EnumMap<>(CeremonyType.class);
        now.ceremonies()
                .forEach((ceremony, snapshot) -> figures.put(
                        ceremony, snapshot.figures(moment.measuredS().getOrDefault(ceremony, 0.0))));
        List<ThresholdVerdict> verdicts = criteria.verdicts(new Observed(figures, generator, now.adversary()));
        return new RunSnapshot(
                now.over(),
                moment.durationS(),
                now.phase(),
                now.ceremonies(),
                now.warmUp(),
                now.adversary(),
                now.traces(),
                generator,
                moment.loopCpuS(),
                moment.inFlight(),
                moment.queued(),
                now.clamped(),
                loops.stream()
                        .map(loop -> loop.recorder().connections())
                        .reduce(ConnectionGauges.NONE, ConnectionGauges::plus),
                criteria.validity().invalidReasons(generator, now.clamped()),
                now.over()
                        ? verdicts
                        : verdicts.stream().filter(ThresholdVerdict::hasData).toList());
    }
}
