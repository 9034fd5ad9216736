package dev.keywave.report;

import dev.keywave.measure.AdversaryFigures;
import dev.keywave.measure.AttackCounts;
import dev.keywave.measure.CeremonyFigures;
import dev.keywave.measure.ConnectionFigures;
import dev.keywave.measure.GeneratorFigures;
import dev.keywave.measure.IntervalFigures;
import dev.keywave.measure.OutcomeCounts;
import dev.keywave.measure.Percentiles;
import dev.keywave.measure.PhaseFigures;
import dev.keywave.measure.RaceKind;
import dev.keywave.measure.RaceOutcome;
import dev.keywave.measure.RunResult;
import dev.keywave.measure.ThresholdVerdict;
import dev.keywave.measure.TraceFigures;
import dev.keywave.workload.CeremonyType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * Test fixture: made-up runs that look like real ones. 1,000 registrations/s for six seconds, then 3,000
 * authentications/s for 36 seconds, the first six of them warm-up; the relying party stalls once for 0.4 s.
 */
final class SampleRuns {

    static final long SEED = 20_261_122;
    static final Instant STARTED = Instant.parse("2026-11-22T14:51:03.250Z");

    private static final List<ThresholdVerdict> HELD = List.of(
            new ThresholdVerdict("authentication.response_time.p99 < 500ms", "231 ms", true),
            new ThresholdVerdict("failed < 0.1%", "0.031 %", true));
    private static final List<ThresholdVerdict> ONE_FAILED = List.of(
            new ThresholdVerdict("authentication.response_time.p99 < 50ms", "231 ms", false),
            new ThresholdVerdict("failed < 0.1%", "0.031 %", true),
            new ThresholdVerdict("registration.rate > 900/s", "998 /s", true));
    private static final String LAG_REASON =
            "send lag p99.9 was 212 ms, above the limit of 10 ms: the generator could not keep its schedule"
                    + " and its own delay is part of every response time; use a lower rate or more loops";

    private static final Map<CeremonyType, CeremonyFigures> BOTH = makeBoth();
    private static final GeneratorFigures GENERATOR = makeGenerator();

    private SampleRuns() {}

    /** Valid, thresholds held, few ceremonies lost. */
    static RunResult passed() {
        return run(List.of(), false, HELD, both());
    }

    static RunResult withAFailedThreshold() {
        return run(List.of(), false, ONE_FAILED, both());
    }

    static RunResult invalid() {
        return run(List.of(LAG_REASON, "loop 1 was busy 99 % of the time"), false, ONE_FAILED, both());
    }

    static RunResult interrupted() {
        return run(List.of(), true, List.of(), both());
    }

    /** Attacks with findings of each kind, races and a flood. */
    static RunResult withFindings() {
        SortedMap<String, AttackCounts> attacks = new TreeMap<>();
        attacks.put("counter-repeated", new AttackCounts(7, 0, 0, 0, 0, 0));
        attacks.put("origin-of-another-site", new AttackCounts(0, 0, 9, 0, 0, 0));
        attacks.put("signature-bit-flipped", new AttackCounts(0, 31, 0, 2, 1, 1));
        SortedMap<String, AttackCounts> lookAlikes = new TreeMap<>();
        lookAlikes.put("high-s", new AttackCounts(12, 0, 0, 0, 0, 0));
        lookAlikes.put("extra-client-data-member", new AttackCounts(3, 8, 0, 0, 0, 0));
        Histogram serviceTimeNs = new Histogram(3);
        serviceTimeNs.recordValue(1_400_000);
        Map<RaceKind, Map<RaceOutcome, Long>> races = Map.of(
                RaceKind.CONCURRENT, Map.of(RaceOutcome.BOTH_ACCEPTED, 11L, RaceOutcome.CLONE_ALARM, 4L),
                RaceKind.CROSSING, Map.of(RaceOutcome.BOTH_ACCEPTED, 14L, RaceOutcome.ONE_REJECTED, 1L));
        OutcomeCounts flood = new OutcomeCounts(20_000, 19_990, 0, 8, 2, 0);
        List<PhaseFigures> phases = List.of(
                phase("registration", CeremonyType.REGISTRATION, 4.1),
                phase("authentication", CeremonyType.AUTHENTICATION, 3.2),
                phase("authentication, flooded", CeremonyType.AUTHENTICATION, 41.7));
        List<ThresholdVerdict> verdicts = List.of(
                new ThresholdVerdict("accepted_attacks == 0", "7", false),
                new ThresholdVerdict("server_error_attacks == 0", "9", false),
                new ThresholdVerdict("rejected_look_alikes == 0", "8", false));
        return run(
                List.of(),
                false,
                verdicts,
                both(),
                new AdversaryFigures(attacks, lookAlikes, serviceTimeNs, races, flood),
                SampleTraces.figures(),
                phases);
    }

    private static PhaseFigures phase(String name, CeremonyType type, double p99) {
        OutcomeCounts counts = new OutcomeCounts(6_000, 5_990, 4, 0, 6, 0);
        return new PhaseFigures(name, true, type, 12.5, counts, new Percentiles(1.2, 2.1, p99, 60.5, 71.3));
    }

    /** Some ceremonies were traced, all of them honest. */
    static RunResult traced() {
        return run(
                List.of(), false, HELD, both(), AdversaryFigures.none(), SampleTraces.ofHonestCeremonies(), List.of());
    }

    /** Registrations, logins and password sign-ins in one phase. */
    static RunResult mixed() {
        Map<CeremonyType, CeremonyFigures> ceremonies = both();
        SampleCeremonies passwords = new SampleCeremonies(new Random(SEED), 21);
        for (int i = 0; i < 1_800; i++) {
            passwords.finish(0.05);
        }
        SortedMap<String, Long> reasons = new TreeMap<>(Map.of("status_401", 12L));
        ceremonies.put(CeremonyType.PASSWORD, passwords.figures(1_788, 12, 0, 0, 0, 30, reasons));
        return run(List.of(), false, HELD, ceremonies);
    }

    /** A population that was registered in an earlier run. */
    static RunResult withoutRegistrations() {
        Map<CeremonyType, CeremonyFigures> ceremonies = both();
        ceremonies.put(CeremonyType.REGISTRATION, nothing());
        return run(List.of(), false, HELD, ceremonies);
    }

    /** Interrupted before anything was measured. */
    static RunResult empty() {
        Map<CeremonyType, CeremonyFigures> ceremonies = new EnumMap<>(CeremonyType.class);
        ceremonies.put(CeremonyType.REGISTRATION, nothing());
        ceremonies.put(CeremonyType.AUTHENTICATION, nothing());
        return run(List.of(), true, List.of(), ceremonies);
    }

    /** The same run with another configuration. */
    static RunResult with(RunResult run, Map<String, String> configuration) {
        return new RunResult(
                run.started(),
                run.durationS(),
                run.interrupted(),
                run.invalidReasons(),
                run.ceremonies(),
                run.warmUpCeremonies(),
                run.generator(),
                run.connections(),
                run.adversary(),
                run.traces(),
                run.phases(),
                run.thresholds(),
                run.intervals(),
                configuration,
                run.versions());
    }

    private static RunResult run(
            List<String> invalidReasons,
            boolean interrupted,
            List<ThresholdVerdict> thresholds,
            Map<CeremonyType, CeremonyFigures> ceremonies) {
        return run(
                invalidReasons,
                interrupted,
                thresholds,
                ceremonies,
                AdversaryFigures.none(),
                TraceFigures.NONE,
                List.of());
    }

    private static RunResult run(
            List<String> invalidReasons,
            boolean interrupted,
            List<ThresholdVerdict> thresholds,
            Map<CeremonyType, CeremonyFigures> ceremonies,
            AdversaryFigures adversary,
            TraceFigures traces,
            List<PhaseFigures> phases) {
        Map<String, String> configuration = new LinkedHashMap<>();
        configuration.put("target", "http://localhost:8080");
        configuration.put("adapter", "fido-conformance");
        configuration.put("users", "20000");
        configuration.put("register_rate", "1000/s");
        configuration.put("rate", "3000/s");
        configuration.put("arrivals", "poisson");
        configuration.put("algorithm", "ES256=80,EdDSA=20");
        configuration.put("label", "wave 3, before the rollout");
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("keywave", "0.1.0");
        versions.put("java", "17.0.17 (Eclipse Adoptium)");
        versions.put("netty", "4.2.18.Final");
        versions.put("os", "Linux 6.12 amd64, 2 processors");
        boolean registrations = tookPlace(ceremonies, CeremonyType.REGISTRATION);
        boolean any = registrations || tookPlace(ceremonies, CeremonyType.AUTHENTICATION);
        return new RunResult(
                STARTED,
                42.117,
                interrupted,
                invalidReasons,
                ceremonies,
                any ? 17_942 : 0,
                GENERATOR,
                new ConnectionFigures(412, 3, 401, 9, 2),
                adversary,
                traces,
                phases,
                thresholds,
                any ? intervals(registrations) : List.of(),
                configuration,
                versions);
    }

    private static boolean tookPlace(Map<CeremonyType, CeremonyFigures> ceremonies, CeremonyType type) {
        return ceremonies.getOrDefault(type, nothing()).intended() > 0;
    }

    private static Map<CeremonyType, CeremonyFigures> both() {
        return new EnumMap<>(BOTH);
    }

    private static Map<CeremonyType, CeremonyFigures> makeBoth() {
        Map<CeremonyType, CeremonyFigures> ceremonies = new EnumMap<>(CeremonyType.class);
        SampleCeremonies registration = new SampleCeremonies(new Random(SEED), 2.4);
        for (int i = 0; i < 6_000; i++) {
            registration.finish(0);
        }
        ceremonies.put(CeremonyType.REGISTRATION, registration.figures(6_000, 0, 0, 0, 0, 6, new TreeMap<>()));
        SampleCeremonies authentication = new SampleCeremonies(new Random(SEED + 1), 1.1);
        for (int i = 0; i < 89_993; i++) {
            double inStallMs = (i - 54_000) / 3.0;
            boolean hit = inStallMs >= 0 && inStallMs < 700;
            authentication.finish(hit ? Math.max(0, Math.min(400 - inStallMs * 0.57, 400)) : 0);
        }
        TreeMap<String, Long> reasons = new TreeMap<>();
        reasons.put("connect: refused", 28L);
        reasons.put("rejected: challenge expired", 141L);
        reasons.put("throttled: 429", 64L);
        ceremonies.put(CeremonyType.AUTHENTICATION, authentication.figures(89_760, 141, 64, 28, 7, 30, reasons));
        return ceremonies;
    }

    private static CeremonyFigures nothing() {
        return new SampleCeremonies(new Random(SEED), 1).figures(0, 0, 0, 0, 0, 0, new TreeMap<>());
    }

    private static GeneratorFigures makeGenerator() {
        Histogram sendLagNs = new Histogram(3);
        Random random = new Random(SEED + 2);
        for (int i = 0; i < 96_000; i++) {
            sendLagNs.recordValue((long) (18_000 * Math.exp(random.nextGaussian() * 0.9)));
        }
        return new GeneratorFigures(
                3.412, 14.873, 214, sendLagNs, "Amazon Corretto Crypto Provider 2.5.0", "epoll", 2, 0.6123, 61);
    }

    private static List<IntervalFigures> intervals(boolean registrations) {
        Random random = new Random(SEED + 3);
        List<IntervalFigures> intervals = new ArrayList<>();
        for (int s = 0; s < 42; s++) {
            boolean registering = s < 6;
            boolean stall = s == 30;
            double factor = 1 + random.nextGaussian() * 0.03;
            Map<CeremonyType, IntervalFigures.Ceremonies> ceremonies = new EnumMap<>(CeremonyType.class);
            if (registering && registrations) {
                long n = Math.round(1_000 * factor);
                ceremonies.put(
                        CeremonyType.REGISTRATION,
                        new IntervalFigures.Ceremonies(
                                n, n, 0, 0, 0, 2.4 * factor, 4.1 * factor, 7.9 * factor, 14.2 * factor));
            } else if (!registering) {
                long n = Math.round(3_000 * factor);
                long rejected = s % 4 == 0 ? 14 : 0;
                long throttled = s >= 36 ? 11 : 0;
                long failed = stall ? 28 : 0;
                long accepted = n - rejected - throttled - failed - (stall ? 600 : 0);
                double slow = stall ? 60 : s < 9 ? 3.5 - (s - 6) : 1;
                ceremonies.put(
                        CeremonyType.AUTHENTICATION,
                        new IntervalFigures.Ceremonies(
                                n,
                                accepted,
                                rejected,
                                throttled,
                                failed,
                                1.1 * factor * (stall ? 1.4 : slow),
                                2.1 * factor * slow,
                                4.6 * factor * (stall ? 85 : slow),
                                9.8 * factor * (stall ? 41 : slow)));
            }
            intervals.add(new IntervalFigures(
                    s,
                    1,
                    registering ? "register" : s < 12 ? "warm-up" : "steady",
                    registering || s >= 12,
                    ceremonies,
                    stall ? 640 : Math.round((registering ? 3 : 5) * factor),
                    stall ? 212 : 0,
                    0.018 * factor,
                    stall ? 3.1 : 0.14 * factor,
                    (registering ? 0.34 : 0.58) * factor,
                    s % 5 == 2 ? 6 : 1,
                    48 + (s * 13) % 37));
        }
        return intervals;
    }
}
