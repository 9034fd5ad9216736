package dev.keywave.measure;

import dev.keywave.workload.CeremonyType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** A run in virtual time: two recorders, an account that is told when intervals end. */
final class VirtualRun {

    static final long S = 1_000_000_000L;
    static final long START_NS = Long.MAX_VALUE - 5 * S; // The clock overflows during the run, as it may.
    static final Instant STARTED = Instant.parse("2026-01-02T03:04:05Z");

    final LoopRecorder first = new LoopRecorder();
    final LoopRecorder second = new LoopRecorder();
    final List<IntervalFigures> heard = new ArrayList<>();
    final RunAccount account;

    VirtualRun(RunPhase phase, IntervalListener... more) {
        List<IntervalListener> listeners = new ArrayList<>(List.of(more));
        listeners.add((figures, histogramsNs, started) -> heard.add(figures));
        Generator generator = new Generator(
                List.of(new Generator.Loop(first, 1), new Generator.Loop(second, 2)), "fake crypto 1", "nio");
        account = new RunAccount(generator, new FakeResources(), listeners, Criteria.DEFAULT, phase, STARTED, START_NS);
    }

    static RunPhase phase(String name, boolean measured, CeremonyType... ceremonies) {
        EnumSet<CeremonyType> set = EnumSet.noneOf(CeremonyType.class);
        set.addAll(List.of(ceremonies));
        return new RunPhase(name, measured, set);
    }

    static long at(double seconds) {
        return START_NS + Math.round(seconds * S);
    }

    /** A ceremony that started and was accepted. */
    static void accepted(
            LoopRecorder recorder, CeremonyType ceremony, boolean measured, long responseNs, double atSeconds) {
        recorder.intended(ceremony, measured);
        recorder.sendLag(1_000, measured);
        recorder.ended(ceremony, measured, Outcome.ACCEPTED, null, responseNs, responseNs / 2, at(atSeconds));
    }
}
