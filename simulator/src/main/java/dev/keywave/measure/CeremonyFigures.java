package dev.keywave.measure;

import java.util.Map;
import java.util.SortedMap;
import org.HdrHistogram.Histogram;

/**
 * The figures of one ceremony over the measured phases of a run. Always {@code intended = accepted + rejected +
 * throttled + failed + unfinished}.
 *
 * @param durationS seconds that the measured phases of this ceremony lasted
 * @param responseTimeNs from the intended start to the end; finished ceremonies of every outcome but unfinished
 * @param serviceTimeNs from the first byte sent to the end; the same ceremonies
 * @param stagesNs a histogram for each stage
 * @param reasons how many ended for which reason; ceremonies accepted without remark have none
 */
public record CeremonyFigures(
        long intended,
        long accepted,
        long rejected,
        long throttled,
        long failed,
        long unfinished,
        double durationS,
        Histogram responseTimeNs,
        Histogram serviceTimeNs,
        Map<Stage, Histogram> stagesNs,
        SortedMap<String, Long> reasons) {

    /** Accepted ceremonies per second of the measured phases; 0 when there was none. */
    public double ratePerS() {
        return durationS > 0 ? accepted / durationS : 0;
    }

    /** How many ended with that outcome. */
    public long count(Outcome outcome) {
        return switch (outcome) {
            case ACCEPTED -> accepted;
            case REJECTED -> rejected;
            case THROTTLED -> throttled;
            case FAILED -> failed;
            case UNFINISHED -> unfinished;
        };
    }
}
