package dev.keywave.measure;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.HdrHistogram.Histogram;

/** What happened to one ceremony in some span of time, on one loop or merged. Not for two threads at a time. */
final class CeremonyTally {

    private static final Stage[] STAGES = Stage.values();

    private final OutcomeTimes responseTimes = new OutcomeTimes();
    private final OutcomeTimes serviceTimes = new OutcomeTimes();
    private final Map<Stage, OutcomeTimes> stages = new EnumMap<>(Stage.class);
    private final ModelTallies models = new ModelTallies();
    private final ReasonCounts reasons = new ReasonCounts();
    private final EndCounts ended = new EndCounts();
    private long intended;
    private long lastAcceptedNs;

    CeremonyTally() {
        for (Stage stage : STAGES) {
            stages.put(stage, new OutcomeTimes());
        }
    }

    void intended() {
        intended++;
    }

    void ended(Outcome outcome, long nowNs) {
        ended.ended(outcome);
        if (outcome == Outcome.ACCEPTED) {
            lastAcceptedNs = nowNs;
        }
    }

    void unfinished(long times) {
        ended.unfinished(times);
    }

    void times(Outcome outcome, long responseNs, long serviceNs) {
        responseTimes.record(outcome, responseNs);
        serviceTimes.record(outcome, serviceNs);
    }

    void stage(Stage stage, Outcome outcome, long ns) {
        times(stage).record(outcome, ns);
    }

    void model(String model, String algorithm, Outcome outcome, long responseNs) {
        models.ended(model, algorithm, outcome, responseNs);
    }

    void reason(String reason) {
        reasons.add(reason, 1);
    }

    void add(CeremonyTally other) {
        if (other.ended.accepted() > 0 && (ended.accepted() == 0 || other.lastAcceptedNs - lastAcceptedNs > 0)) {
            lastAcceptedNs = other.lastAcceptedNs;
        }
        intended += other.intended;
        ended.add(other.ended);
        responseTimes.add(other.responseTimes);
        serviceTimes.add(other.serviceTimes);
        other.stages.forEach((stage, from) -> times(stage).add(from));
        models.add(other.models);
        reasons.add(other.reasons);
    }

    void reset() {
        intended = 0;
        ended.reset();
        responseTimes.reset();
        serviceTimes.reset();
        stages.values().forEach(OutcomeTimes::reset);
        models.reset();
        reasons.reset();
    }

    OutcomeCounts counts() {
        return ended.counts(intended);
    }

    /** When the last one was accepted; says nothing when none was. */
    long lastAcceptedNs() {
        return lastAcceptedNs;
    }

    /** Of all outcomes; only to be read, and only before the next change. */
    Histogram responseTimeNs() {
        return responseTimes.sumNs();
    }

    /** Likewise. */
    Histogram serviceTimeNs() {
        return serviceTimes.sumNs();
    }

    /** Likewise. */
    Histogram stageNs(Stage stage) {
        return times(stage).sumNs();
    }

    private OutcomeTimes times(Stage stage) {
        return Objects.requireNonNull(stages.get(stage));
    }

    /** The figures so far; shares nothing with this tally. */
    CeremonyFigures figures(double durationS) {
        Map<Stage, Histogram> stagesNs = new EnumMap<>(Stage.class);
        for (Stage stage : STAGES) {
            stagesNs.put(stage, times(stage).copyOfSumNs());
        }
        OutcomeCounts counts = counts();
        return new CeremonyFigures(
                counts.intended(),
                counts.accepted(),
                counts.rejected(),
                counts.throttled(),
                counts.failed(),
                counts.unfinished(),
                durationS,
                responseTimes.copyOfSumNs(),
                serviceTimes.copyOfSumNs(),
                stagesNs,
                reasons.asMap());
    }

    /** Likewise, with what is kept apart. */
    CeremonySnapshot snapshot() {
        Map<Stage, Map<Outcome, Histogram>> stagesNs = new EnumMap<>(Stage.class);
        for (Stage stage : STAGES) {
            stagesNs.put(stage, times(stage).copiesNs());
        }
        return new CeremonySnapshot(
                counts(),
                responseTimes.copiesNs(),
                serviceTimes.copiesNs(),
                stagesNs,
                reasons.asMap(),
                models.snapshot());
    }
}
