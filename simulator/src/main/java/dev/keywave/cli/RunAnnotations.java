package dev.keywave.cli;

import dev.keywave.delivery.Annotations;
import dev.keywave.delivery.Span;
import dev.keywave.measure.RunPhase;
import dev.keywave.measure.RunSnapshot;
import dev.keywave.measure.ThresholdVerdict;
import dev.keywave.relyingparty.Fault;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a run goes through, seen from time to time by one thread and told to Grafana: its phases, thresholds while they do not
 * hold, faults while the embedded relying party injects them.
 */
final class RunAnnotations implements LongConsumer {

    private final Annotations annotations;
    private final Map<String, Span> open = new HashMap<>();
    private final Map<Fault, Long> injected = new EnumMap<>(Fault.class);
    private volatile @Nullable Supplier<RunSnapshot> run;
    private volatile Supplier<Map<Fault, Long>> faults = Map::of;

    RunAnnotations(Annotations annotations) {
        this.annotations = annotations;
    }

    /** From now on this run. */
    void watch(Supplier<RunSnapshot> snapshots) {
        run = snapshots;
    }

    /** Of the embedded relying party, counted from its start. */
    void watchFaults(Supplier<Map<Fault, Long>> counts) {
        faults = counts;
    }

    /**
     * Looks again.
     *
     * @param nowMs milliseconds since the epoch
     */
    @Override
    public void accept(long nowMs) {
        Set<String> now = new HashSet<>();
        Supplier<RunSnapshot> snapshots = run;
        if (snapshots != null) {
            RunSnapshot snapshot = snapshots.get();
            if (!snapshot.over()) {
                look(snapshot, now, nowMs);
            }
        }
        lookAtFaults(now, nowMs);
        open.entrySet().removeIf(entry -> {
            boolean over = !now.contains(entry.getKey());
            if (over) {
                entry.getValue().end(nowMs);
            }
            return over;
        });
    }

    private void look(RunSnapshot snapshot, Set<String> now, long nowMs) {
        RunPhase phase = snapshot.phase();
        if (!phase.ceremonies().isEmpty()) {
            String text = phase.name() + (phase.measured() ? "" : " (not measured)");
            see(text, "phase", now, nowMs);
        }
        for (ThresholdVerdict threshold : snapshot.thresholds()) {
            if (!threshold.passed()) {
                see("threshold not kept: " + threshold.expression(), "threshold", now, nowMs);
            }
        }
        if (!snapshot.valid()) {
            see("the figures so far are not to be trusted", "invalid", now, nowMs);
        }
    }

    private void lookAtFaults(Set<String> now, long nowMs) {
        faults.get().forEach((fault, count) -> {
            Long before = injected.put(fault, count);
            if (count > (before == null ? 0 : before)) {
                see("fault injected: " + fault.label(), "fault", now, nowMs);
            }
        });
    }

    private void see(String text, String kind, Set<String> now, long nowMs) {
        now.add(text);
        open.computeIfAbsent(text, unseen -> annotations.begin(unseen, kind, nowMs));
    }
}
