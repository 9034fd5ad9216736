package dev.keywave.report;

import dev.keywave.measure.TraceFigures;
import dev.keywave.measure.TracedCeremony;
import dev.keywave.workload.CeremonyType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Test fixture: made-up ceremonies that carried a trace context. */
final class SampleTraces {

    private static final List<String> MODELS = List.of("synced-passkey", "security-key");

    private final Random random = new Random(SampleRuns.SEED + 4);

    private SampleTraces() {}

    /** With findings. */
    static TraceFigures figures() {
        SampleTraces sample = new SampleTraces();
        TraceFigures honest = ofHonestCeremonies();
        return new TraceFigures(
                honest.traced(),
                honest.slowest(),
                honest.notAccepted(),
                List.of(
                        sample.one(CeremonyType.AUTHENTICATION, "counter-repeated", "accepted", null, 2.1),
                        sample.one(CeremonyType.AUTHENTICATION, "origin-of-another-site", "server_error", null, 3.9)),
                Map.of(),
                Map.of());
    }

    static TraceFigures ofHonestCeremonies() {
        SampleTraces sample = new SampleTraces();
        List<TracedCeremony> slowest = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            slowest.add(sample.one(CeremonyType.REGISTRATION, null, "accepted", null, 14.2 - i));
        }
        for (int i = 0; i < 10; i++) {
            slowest.add(sample.one(CeremonyType.AUTHENTICATION, null, "accepted", null, 401.8 - 30 * i));
        }
        List<TracedCeremony> notAccepted = List.of(
                sample.one(CeremonyType.AUTHENTICATION, null, "rejected", "challenge expired", 612.7),
                sample.one(CeremonyType.AUTHENTICATION, null, "throttled", "429", 1.1),
                sample.one(CeremonyType.AUTHENTICATION, null, "failed", "connect: refused", 10_004.2));
        return new TraceFigures(
                Map.of(CeremonyType.REGISTRATION, 61L, CeremonyType.AUTHENTICATION, 913L, CeremonyType.PASSWORD, 0L),
                slowest,
                notAccepted,
                List.of(),
                Map.of(),
                Map.of());
    }

    private TracedCeremony one(
            CeremonyType ceremony, @Nullable String attack, String outcome, @Nullable String reason, double ms) {
        return new TracedCeremony(
                String.format("%016x%016x", random.nextLong(), random.nextLong()),
                ceremony,
                attack,
                outcome,
                reason,
                MODELS.get(random.nextInt(MODELS.size())),
                SampleRuns.STARTED.plusMillis(random.nextInt(42_000)),
                ms);
    }
}
