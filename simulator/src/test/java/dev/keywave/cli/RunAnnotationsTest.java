package dev.keywave.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.delivery.Annotations;
import dev.keywave.delivery.Span;
import dev.keywave.measure.RunPhase;
import dev.keywave.measure.RunSnapshot;
import dev.keywave.measure.ThresholdVerdict;
import dev.keywave.relyingparty.Fault;
import dev.keywave.workload.CeremonyType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;

/** What of a run gets onto Grafana's time line. */
final class RunAnnotationsTest {

    private static final RunPhase WARM_UP = new RunPhase("warm-up", false, Set.of(CeremonyType.AUTHENTICATION));
    private static final RunPhase PEAK = new RunPhase("peak", true, Set.of(CeremonyType.AUTHENTICATION));
    private static final RunPhase DRAINING = new RunPhase("draining", false, Set.of());

    /** Remembers spans by their text. */
    private static final class Noted implements Annotations {

        private final Map<String, String> kinds = new LinkedHashMap<>();
        private final List<Span> spans = new ArrayList<>();

        @Override
        public Span begin(String text, String kind, long startMs) {
            kinds.put(text, kind);
            Span span = Annotations.NONE.begin(text, kind, startMs);
            spans.add(span);
            return span;
        }

        @Override
        public void watch(LongConsumer eachTime) {
            throw new AssertionError("not asked for");
        }
    }

    private final Noted noted = new Noted();
    private final RunAnnotations annotations = new RunAnnotations(noted);

    private void see(long atMs, boolean over, RunPhase phase, boolean valid, ThresholdVerdict... thresholds) {
        RunSnapshot none = RunSnapshot.none();
        RunSnapshot snapshot = new RunSnapshot(
                over,
                1,
                phase,
                none.ceremonies(),
                none.warmUp(),
                none.adversary(),
                none.traces(),
                none.generator(),
                List.of(),
                0,
                0,
                0,
                none.connections(),
                valid ? List.of() : List.of("the generator was the bottleneck"),
                List.of(thresholds));
        annotations.watch(() -> snapshot);
        annotations.accept(atMs);
    }

    @Test
    void phasesFollowEachOther() {
        annotations.accept(500);
        see(1_000, false, WARM_UP, true);
        see(2_000, false, PEAK, true);
        see(3_000, false, PEAK, true);
        see(4_000, false, DRAINING, true);
        see(5_000, true, DRAINING, true);
        assertThat(noted.kinds)
                .containsExactly(Map.entry("warm-up (not measured)", "phase"), Map.entry("peak", "phase"));
    }

    @Test
    void aThresholdIsShownWhileItIsNotKeptAndEachTimeAnew() {
        ThresholdVerdict kept = new ThresholdVerdict("failed < 1%", "0%", true);
        ThresholdVerdict broken = new ThresholdVerdict("failed < 1%", "2%", false);
        see(1_000, false, PEAK, true, kept);
        see(2_000, false, PEAK, true, broken);
        see(3_000, false, PEAK, false, broken);
        see(4_000, false, PEAK, false, kept);
        see(5_000, false, PEAK, false, broken);
        assertThat(noted.kinds)
                .containsEntry("threshold not kept: failed < 1%", "threshold")
                .containsEntry("the figures so far are not to be trusted", "invalid");
        assertThat(noted.spans).hasSize(4);
    }

    @Test
    void aFaultIsShownWhileItIsInjected() {
        Map<Fault, Long> counts = new EnumMap<>(Fault.class);
        annotations.watchFaults(() -> Map.copyOf(counts));
        annotations.accept(1_000);
        counts.put(Fault.STALL, 3L);
        annotations.accept(2_000);
        counts.put(Fault.STALL, 9L);
        annotations.accept(3_000);
        annotations.accept(4_000);
        counts.put(Fault.STALL, 10L);
        annotations.accept(5_000);
        assertThat(noted.kinds).containsExactly(Map.entry("fault injected: stall", "fault"));
        assertThat(noted.spans).hasSize(2);
    }
}
