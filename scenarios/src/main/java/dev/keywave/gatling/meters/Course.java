package dev.keywave.gatling.meters;

import dev.keywave.delivery.Annotations;
import dev.keywave.delivery.Span;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.LongConsumer;

/**
 * What a simulation goes through, told to Grafana by one thread that looks from time to time: itself from its beginning to
 * its end, and the phases that are planned of it.
 */
final class Course implements LongConsumer {

    private final Annotations annotations;
    private final String simulation;
    private final Set<PlannedPhase> planned = new CopyOnWriteArraySet<>();
    private final Map<PlannedPhase, Span> open = new HashMap<>();
    private final Set<PlannedPhase> over = new HashSet<>();
    private volatile long beginMs;
    private boolean begun;

    /**
     * One that has not begun.
     *
     * @param simulation its name
     */
    Course(Annotations annotations, String simulation) {
        this.annotations = annotations;
        this.simulation = simulation;
    }

    /** Before it begins; what is there already is not planned twice. */
    void plan(List<PlannedPhase> phases) {
        planned.addAll(phases);
    }

    /**
     * The first virtual users come.
     *
     * @param atMs milliseconds since the epoch, of the time that phases count from
     */
    void begin(long atMs) {
        beginMs = atMs;
    }

    /** Whether it has begun. */
    boolean hasBegun() {
        return beginMs != 0;
    }

    /** Looks again; what is open at the last look ends there, as annotations do. */
    @Override
    public void accept(long nowMs) {
        long zeroMs = beginMs;
        if (zeroMs == 0) {
            return;
        }
        if (!begun) {
            begun = true;
            annotations.begin("Gatling: " + simulation, "simulation", zeroMs);
        }
        for (PlannedPhase phase : planned) {
            if (!over.contains(phase) && nowMs >= zeroMs + phase.fromMs()) {
                Span span = open.computeIfAbsent(
                        phase, unseen -> annotations.begin(phase.name(), "phase", zeroMs + phase.fromMs()));
                if (nowMs >= zeroMs + phase.toMs()) {
                    span.end(zeroMs + phase.toMs());
                    over.add(phase);
                }
            }
        }
    }
}
