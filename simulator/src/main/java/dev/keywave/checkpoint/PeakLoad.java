package dev.keywave.checkpoint;

import dev.keywave.farm.Phase;
import dev.keywave.forecast.Demand;
import dev.keywave.measure.Threshold;
import dev.keywave.plan.MixedRegistrations;
import dev.keywave.plan.RunSettings;
import dev.keywave.workload.Arrivals;
import dev.keywave.workload.CeremonyMix;
import dev.keywave.workload.CeremonyType;
import dev.keywave.workload.OpenWorkload;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What is started to put a wave's peak on a relying party: its registrations, logins and password sign-ins, mixed as
 * simulated, at the highest rate inside the highest minute, for as long as somebody says.
 *
 * @param wave by name
 * @param perS starts of each ceremony per second
 * @param durationS seconds that are measured
 * @param enrolled users who are registered beforehand, so that logins find enough of them idle
 * @param users all of them, those included who register at the peak
 * @param objectives thresholds of the run
 * @param notes what it leaves out, for people
 */
public record PeakLoad(
        String wave,
        Map<CeremonyType, Double> perS,
        double durationS,
        long enrolled,
        long users,
        List<String> objectives,
        List<String> notes) {

    /** So long a login may take before the users get scarce. */
    private static final double USERS_FOR_S = 10;

    private static final long FEWEST_USERS = 50;
    /** Each loop has its own users, and fails a login that finds none there. */
    private static final long FEWEST_USERS_OF_LOOP = 4;

    private static final double WARM_UP_S = 2;
    /** What is asked where a plan has no objectives. */
    private static final String WORKS = "failed < 1%";

    /** Copies the collections. */
    public PeakLoad {
        perS = Map.copyOf(perS);
        objectives = List.copyOf(objectives);
        notes = List.copyOf(notes);
    }

    /**
     * The load of a wave's peak.
     *
     * @param objectives thresholds, of the plan; those about a ceremony that the peak does not have are left out
     * @param passwords whether the adapter has a password flow
     * @param loops of the run
     */
    public static PeakLoad of(
            WaveVerdict verdict, List<String> objectives, double durationS, boolean passwords, int loops) {
        Demand peak = verdict.peak();
        Map<CeremonyType, Double> perS = new EnumMap<>(CeremonyType.class);
        put(perS, CeremonyType.REGISTRATION, peak.registrationsPerS() * peak.burst());
        put(perS, CeremonyType.AUTHENTICATION, peak.authenticationsPerS() * peak.burst());
        List<String> notes = new ArrayList<>();
        double passwordsPerS = peak.passwordsPerS() * peak.burst();
        if (passwords) {
            put(perS, CeremonyType.PASSWORD, passwordsPerS);
        } else if (passwordsPerS > 0) {
            notes.add("the adapter has no password flow: " + Written.perS(passwordsPerS)
                    + " sign-ins with passwords at the peak were left out");
        }
        List<String> kept = new ArrayList<>();
        for (String objective : objectives) {
            boolean absent = false;
            for (CeremonyType ceremony : CeremonyType.values()) {
                absent |= objective.strip().startsWith(ceremony.label() + ".") && !perS.containsKey(ceremony);
            }
            if (absent) {
                notes.add("not looked at, since the peak has none: " + objective);
            } else {
                kept.add(objective);
            }
        }
        if (kept.isEmpty()) {
            kept.add(WORKS);
            notes.add("the plan has no objective for it: " + WORKS + " was asked");
        }
        double logins = perS.getOrDefault(CeremonyType.AUTHENTICATION, 0.0);
        long fewest = Math.max(FEWEST_USERS, FEWEST_USERS_OF_LOOP * loops);
        long enrolled = Math.max(fewest, Math.round(logins * USERS_FOR_S));
        double registrations = perS.getOrDefault(CeremonyType.REGISTRATION, 0.0);
        // and one for each loop, over which those who are enrolled may not divide evenly
        long toCome = MixedRegistrations.usersFor(registrations * (durationS + WARM_UP_S), loops) + loops;
        return new PeakLoad(verdict.wave().name(), perS, durationS, enrolled, enrolled + toCome, kept, notes);
    }

    private static void put(Map<CeremonyType, Double> perS, CeremonyType ceremony, double rate) {
        if (rate > 0) {
            perS.put(ceremony, rate);
        }
    }

    /** All starts per second. */
    public double totalPerS() {
        return perS.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /**
     * Lays it over a run: an enrolment that is not measured, a warm-up, the peak.
     *
     * @param enrolPerS at which users register beforehand
     * @param seed of the arrivals
     */
    public void apply(RunSettings settings, double enrolPerS, long seed) {
        CeremonyMix mix = CeremonyMix.weighted(perS);
        settings.users("--drive", users);
        settings.only(List.of(
                Phase.enrolment("enrolment", enrolPerS, Arrivals.CONSTANT, enrolled, seed)
                        .unmeasured(),
                Phase.mixed("warm-up", mix, open(WARM_UP_S, seed + 1)).unmeasured(),
                Phase.mixed("peak of " + wave, mix, open(durationS, seed + 2))));
        objectives.forEach(settings::threshold);
    }

    private OpenWorkload open(double seconds, long seed) {
        long ns = (long) (seconds * 1e9);
        return OpenWorkload.ramp(totalPerS(), totalPerS(), ns, Arrivals.POISSON, seed);
    }

    /** Checks the objectives before anything runs. */
    static void requireObjectives(List<String> objectives) {
        objectives.forEach(Threshold::parse);
    }
}
