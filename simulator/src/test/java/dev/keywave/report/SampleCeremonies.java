package dev.keywave.report;

import dev.keywave.measure.CeremonyFigures;
import dev.keywave.measure.Stage;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import org.HdrHistogram.Histogram;

/** Test fixture: the made-up times of one ceremony, log-normal around a median. */
final class SampleCeremonies {

    private final Random random;
    private final double medianMs;
    private final Histogram responseTimeNs = new Histogram(3);
    private final Histogram serviceTimeNs = new Histogram(3);
    private final Map<Stage, Histogram> stagesNs = new EnumMap<>(Stage.class);

    SampleCeremonies(Random random, double medianMs) {
        this.random = random;
        this.medianMs = medianMs;
        for (Stage stage : Stage.values()) {
            stagesNs.put(stage, new Histogram(3));
        }
    }

    /** One ceremony that had to wait before it could begin. */
    void finish(double waitMs) {
        long serviceNs = (long) (medianMs * 1e6 * Math.exp(random.nextGaussian() * 0.5));
        long signNs = (long) (21_000 * Math.exp(random.nextGaussian() * 0.2));
        serviceTimeNs.recordValue(serviceNs);
        responseTimeNs.recordValue(serviceNs + (long) (waitMs * 1e6) + random.nextInt(60_000));
        record(Stage.CONNECTION_WAIT, (long) (waitMs * 1e5) + random.nextInt(2_000));
        record(Stage.OPTIONS, serviceNs * 3 / 10);
        record(Stage.SIGN, signNs);
        record(Stage.RESULT, serviceNs * 6 / 10);
    }

    private void record(Stage stage, long ns) {
        stagesNs.computeIfAbsent(stage, s -> new Histogram(3)).recordValue(ns);
    }

    CeremonyFigures figures(
            long accepted,
            long rejected,
            long throttled,
            long failed,
            long unfinished,
            double durationS,
            SortedMap<String, Long> reasons) {
        return new CeremonyFigures(
                accepted + rejected + throttled + failed + unfinished,
                accepted,
                rejected,
                throttled,
                failed,
                unfinished,
                durationS,
                responseTimeNs,
                serviceTimeNs,
                stagesNs,
                reasons);
    }
}
