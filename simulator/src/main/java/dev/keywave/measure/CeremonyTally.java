package dev.keywave.measure;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** What happened to one ceremony in some span of time, on one loop or merged. Not for two threads at a time. */
final class CeremonyTally {

    private static final Stage[] STAGES = Stage.values();

    private final OutcomeTimes responseTimes = new OutcomeTimes();
    private final OutcomeTimes serviceTimes = new OutcomeTimes();
    private final OutcomeTimes[] stages =
            Stream.generate(OutcomeTimes::new).limit(STAGES.length).toArray(OutcomeTimes[]::new);
    private final ModelTallies models = new ModelTallies();
    private final ReasonCounts reasons = new ReasonCounts();
    private long intended;
    private long accepted;
    private long rejected;
    private long throttled;
    private long failed;
    private long unfinished;
    private long lastAcceptedNs;

    void intended() {
        intended++;
    }

    void ended(Outcome outcome, long nowNs) {
        switch (outcome) {
            case ACCEPTED -> {
                accepted++;
                lastAcceptedNs = nowNs;
            }
            case REJECTED -> rejected++;
            case THROTTLED -> throttled++;
            case FAILED -> failed++;
            case UNFINISHED -> unfinished++;
        }
    }

    void unfinished(long times) {
        unfinished += times;
    }

    void times(Outcome outcome, long responseNs, long serviceNs) {
        responseTimes.record(outcome, responseNs);
        serviceTimes.record(outcome, serviceNs);
    }

    void stage(Stage stage, Outcome outcome, long ns) {
        stages[stage.ordinal()].record(outcome, ns);
    }

    void model(String model, String algorithm, Outcome outcome, long responseNs) {
        models.ended(model, algorithm, outcome, responseNs);
    }

    void reason(String reason) {
        reasons.add(reason, 1);
    }

    void add(CeremonyTally other) {
        if (other.accepted > 0 && (accepted == 0 || other.lastAcceptedNs - lastAcceptedNs > 0)) {
            lastAcceptedNs = other.lastAcceptedNs;
        }
        intended += other.intended;
        accepted += other.accepted;
        rejected += other.rejected;
        throttled += other.throttled;
        failed += other.failed;
        unfinished += other.unfinished;
        responseTimes.add(other.responseTimes);
        serviceTimes.add(other.serviceTimes);
        for (int i = 0; i < stages.length; i++) {
            stages[i].add(other.stages[i]);
        }
        models.add(other.models);
        reasons.add(other.reasons);
    }

    void reset() {
        intended = 0;
        accepted = 0;
        rejected = 0;
        throttled = 0;
        failed = 0;
        unfinished = 0;
        responseTimes.reset();
        serviceTimes.reset();
        for (OutcomeTimes stage : stages) {
            stage.reset();
        }
        models.reset();
        reasons.reset();
    }

    OutcomeCounts counts() {
        return new OutcomeCounts(intended, accepted, rejected, throttled, failed, unfinished);
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
        return stages[stage.ordinal()].sumNs();
    }

    /** The figures so far; shares nothing with this tally. */
    CeremonyFigures figures(double durationS) {
        Map<Stage, Histogram> stagesNs = new EnumMap<>(Stage.class);
        for (Stage stage : STAGES) {
            stagesNs.put(stage, stages[stage.ordinal()].copyOfSumNs());
        }
        return new CeremonyFigures(
                intended,
                accepted,
                rejected,
                throttled,
                failed,
                unfinished,
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
            stagesNs.put(stage, stages[stage.ordinal()].copiesNs());
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
