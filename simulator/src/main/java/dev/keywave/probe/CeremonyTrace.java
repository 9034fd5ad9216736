package dev.keywave.probe;

import dev.keywave.adapter.Explanation;
import dev.keywave.measure.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ceremony from beginning to end.
 *
 * @param kind what it was for
 * @param outcome how it ended: accepted, rejected, throttled or failed
 * @param reason as a run's summary has it; empty when accepted
 * @param explanation what was expected and what came, where a step has words for it
 * @param events in order
 */
record CeremonyTrace(
        CeremonyKind kind,
        Outcome outcome,
        String reason,
        @Nullable Explanation explanation,
        List<Event> events) {

    /** Whether it ended as it should; what is only worth knowing always does. */
    boolean asItShould() {
        return switch (kind.expectation()) {
            case ACCEPTED -> outcome == Outcome.ACCEPTED;
            case REJECTED -> outcome == Outcome.REJECTED;
            case NOT_ACCEPTED -> outcome != Outcome.ACCEPTED;
            case EITHER -> true;
        };
    }
}
