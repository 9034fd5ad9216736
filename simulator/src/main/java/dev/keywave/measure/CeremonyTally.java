package dev.keywave.measure;

import java.util.EnumMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** What happened to one ceremony in some span of time, on one loop or merged. Not for two threads at a time. */
final class CeremonyTally {

    private final Histogram responseTimeNs = Durations.histogram();
    private final Histogram serviceTimeNs = Durations.histogram();
    private final Histogram connectionWaitNs = Durations.histogram();
    private final Histogram tlsHandshakeNs = Durations.histogram();
    private final Histogram optionsNs = Durations.histogram();
    private final Histogram userNs = Durations.histogram();
    private final Histogram signNs = Durations.histogram();
    private final Histogram resultNs = Durations.histogram();
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

    void times(long responseNs, long serviceNs) {
        responseTimeNs.recordValue(responseNs);
        serviceTimeNs.recordValue(serviceNs);
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
        Durations.add(responseTimeNs, other.responseTimeNs);
        Durations.add(serviceTimeNs, other.serviceTimeNs);
        for (Stage stage : Stage.values()) {
            Durations.add(stageNs(stage), other.stageNs(stage));
        }
        reasons.add(other.reasons);
    }

    void reset() {
        intended = 0;
        accepted = 0;
        rejected = 0;
        throttled = 0;
        failed = 0;
        unfinished = 0;
        Durations.reset(responseTimeNs);
        Durations.reset(serviceTimeNs);
        for (Stage stage : Stage.values()) {
            Durations.reset(stageNs(stage));
        }
        reasons.reset();
    }

    OutcomeCounts counts() {
        return new OutcomeCounts(intended, accepted, rejected, throttled, failed, unfinished);
    }

    /** When the last one was accepted; says nothing when none was. */
    long lastAcceptedNs() {
        return lastAcceptedNs;
    }

    Histogram responseTimeNs() {
        return responseTimeNs;
    }

    Histogram serviceTimeNs() {
        return serviceTimeNs;
    }

    Histogram stageNs(Stage stage) {
        return switch (stage) {
            case CONNECTION_WAIT -> connectionWaitNs;
            case TLS_HANDSHAKE -> tlsHandshakeNs;
            case OPTIONS -> optionsNs;
            case USER -> userNs;
            case SIGN -> signNs;
            case RESULT -> resultNs;
        };
    }

    /** The figures so far; shares nothing with this tally. */
    CeremonyFigures figures(double durationS) {
        Map<Stage, Histogram> stages = new EnumMap<>(Stage.class);
        for (Stage stage : Stage.values()) {
            stages.put(stage, stageNs(stage).copy());
        }
        return new CeremonyFigures(
                intended,
                accepted,
                rejected,
                throttled,
                failed,
                unfinished,
                durationS,
                responseTimeNs.copy(),
                serviceTimeNs.copy(),
                stages,
                reasons.asMap());
    }
}
