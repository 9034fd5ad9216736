package dev.keywave.capacity;

import dev.keywave.measure.IntervalFigures;
import dev.keywave.measure.NotableTraces;
import dev.keywave.measure.OutcomeCounts;
import dev.keywave.measure.Percentiles;
import dev.keywave.measure.ThresholdVerdict;
import dev.keywave.workload.CeremonyType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/**
 * A relying party in virtual time: one server with a queue (Lindley 1952), with regular or with random arrivals and
 * services. Each trial finds it idle.
 */
final class SimulatedQueue implements TrialRunner {

    static final String OBJECTIVE = "authentication.response_time.p99 < 300ms";
    static final List<String> GOALS = List.of(OBJECTIVE, KeepsUp.GOAL);

    private final double capacityPerS;
    private final boolean randomArrivals;
    private final boolean randomServices;
    private final KeepsUp keepsUp;
    private final SplittableRandom random;

    /** The first trials are slower by the factor: a process that compiles. */
    int slowTrials;

    /** From this rate on the generator is the bottleneck. */
    double generatorEndsAtPerS = Double.POSITIVE_INFINITY;

    /** The trials of these numbers come when somebody else needs the machine. */
    int disturbedFrom = Integer.MAX_VALUE;

    int disturbedUntil;

    /** After so many trials the user interrupts. */
    int interruptAfter = Integer.MAX_VALUE;

    int trials;
    int recoveries;
    double timeS;

    SimulatedQueue(double capacityPerS, boolean randomArrivals, boolean randomServices, double precision, long seed) {
        this.capacityPerS = capacityPerS;
        this.randomArrivals = randomArrivals;
        this.randomServices = randomServices;
        this.keepsUp = KeepsUp.beside(List.of(OBJECTIVE), precision);
        this.random = new SplittableRandom(seed);
    }

    @Override
    public Trial run(Step step, double ratePerS, double durationS) {
        trials++;
        timeS += durationS;
        double serviceS = (trials <= slowTrials ? 3 : 1) / capacityPerS;
        int starts = (int) (ratePerS * durationS);
        double[] endS = new double[starts];
        double[] responseS = new double[starts];
        double arrivalS = 0;
        double freeS = 0;
        for (int i = 0; i < starts; i++) {
            arrivalS = randomArrivals ? arrivalS + exponential() / ratePerS : i / ratePerS;
            freeS = Math.max(arrivalS, freeS) + (randomServices ? exponential() * serviceS : serviceS);
            endS[i] = freeS;
            responseS[i] = freeS - arrivalS;
        }
        Drift drift = Drift.of(seconds(endS, responseS, ratePerS, durationS));
        double[] sorted = responseS.clone();
        Arrays.sort(sorted);
        double p99 = sorted[starts * 99 / 100] * 1e3;
        OutcomeCounts counts = new OutcomeCounts(starts, starts, 0, 0, 0, 0);
        return new Trial(
                step,
                ratePerS,
                durationS,
                starts / Math.max(durationS, endS[starts - 1]),
                counts,
                new Percentiles(sorted[starts / 2] * 1e3, p99, p99, p99, sorted[starts - 1] * 1e3),
                Arrays.stream(responseS).average().orElse(0) * 1e3,
                drift.slope(),
                List.of(new ThresholdVerdict(OBJECTIVE, p99 + " ms", p99 < 300), keepsUp.judge(drift, counts)),
                ratePerS >= generatorEndsAtPerS || (trials >= disturbedFrom && trials < disturbedUntil)
                        ? List.of("the generator was the bottleneck")
                        : List.of(),
                OptionalDouble.empty(),
                NotableTraces.NONE);
    }

    private static List<IntervalFigures> seconds(double[] endS, double[] responseS, double ratePerS, double durationS) {
        List<IntervalFigures> seconds = new ArrayList<>();
        int next = 0;
        for (int second = 0; second < durationS; second++) {
            int first = next;
            while (next < endS.length && endS[next] < second + 1) {
                next++;
            }
            double[] ended = Arrays.copyOfRange(responseS, first, next);
            Arrays.sort(ended);
            double medianMs = ended.length == 0 ? 0 : ended[ended.length / 2] * 1e3;
            IntervalFigures.Ceremonies figures = new IntervalFigures.Ceremonies(
                    (long) ratePerS, ended.length, 0, 0, 0, medianMs, medianMs, medianMs, medianMs);
            Map<CeremonyType, IntervalFigures.Ceremonies> ceremonies = Map.of(CeremonyType.AUTHENTICATION, figures);
            seconds.add(new IntervalFigures(second, 1, "trial", true, ceremonies, 0, 0, 0, 0, 0, 0, 0));
        }
        return seconds;
    }

    @Override
    public void recover() {
        recoveries++;
    }

    @Override
    public boolean interrupted() {
        return trials >= interruptAfter;
    }

    private double exponential() {
        return -Math.log1p(-random.nextDouble());
    }
}
