package dev.keywave.simulations;

import dev.keywave.checkpoint.Judge;
import dev.keywave.checkpoint.PeakLoad;
import dev.keywave.checkpoint.SeededSimulation;
import dev.keywave.checkpoint.WaveVerdict;
import dev.keywave.rollout.RolloutPlan;
import dev.keywave.rollout.RolloutPlanFile;
import dev.keywave.workload.CeremonyType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A wave of a rollout at its highest minute, as {@code keywave rollout} foresees it.
 *
 * @param perS starts of each ceremony per second
 */
record PlannedWave(String name, Map<CeremonyType, Double> perS) {

    private static final String DEFAULT = "organisation-300.yaml";
    /** Of each the peak is a middle one: enough for that, and quick. */
    private static final int SEEDS = 5;

    /** Copies the map. */
    PlannedWave {
        perS = Map.copyOf(perS);
    }

    /**
     * The waves of a plan.
     *
     * @param plan null for the one that comes with the simulations
     * @param passwords whether sign-ins with passwords can be carried out, too
     * @throws dev.keywave.input.InputException {@code file:line:column: what} when there is something wrong with it
     */
    static List<PlannedWave> of(@Nullable Path plan, double scale, long seconds, boolean passwords) {
        RolloutPlan rollout = plan == null ? theDefault() : read(plan);
        List<WaveVerdict> waves = new Judge(List.of())
                .judge(rollout, new SeededSimulation(1, done -> {}, () -> false).of(rollout, SEEDS));
        List<PlannedWave> planned = new ArrayList<>();
        for (WaveVerdict wave : waves) {
            PeakLoad peak = PeakLoad.of(wave, List.of(), (double) seconds, passwords, 1);
            Map<CeremonyType, Double> perS = new EnumMap<>(CeremonyType.class);
            peak.perS().forEach((ceremony, rate) -> perS.put(ceremony, rate * scale));
            planned.add(new PlannedWave(peak.wave(), perS));
        }
        return planned;
    }

    /** Waves that lie in the past are as good as others. */
    private static RolloutPlan read(Path plan) {
        return RolloutPlanFile.read(plan, Clock.systemUTC(), true);
    }

    private static RolloutPlan theDefault() {
        try (InputStream resource = PlannedWave.class.getResourceAsStream(DEFAULT)) {
            if (resource == null) {
                throw new IllegalStateException("the plan " + DEFAULT + " is missing from this build");
            }
            Path copy = Files.createTempFile("keywave-", "-" + DEFAULT);
            try {
                Files.write(copy, resource.readAllBytes());
                return read(copy);
            } finally {
                Files.delete(copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    double perS(CeremonyType ceremony) {
        return perS.getOrDefault(ceremony, 0.0);
    }
}
