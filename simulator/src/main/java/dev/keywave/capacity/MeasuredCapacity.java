package dev.keywave.capacity;

import dev.keywave.workload.CeremonyType;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What an earlier search found, as others use it.
 *
 * @param capacityPerS the highest rate of starts that was confirmed, all ceremonies of the mix together
 * @param lowestFailedPerS the lowest rate that failed; infinite when none did, since the generator was the limit
 * @param mix share of each ceremony in the starts; adds up to 1
 * @param perCore accepted starts per second and core of the relying party at capacity, where its CPU could be read
 */
public record MeasuredCapacity(
        double capacityPerS, double lowestFailedPerS, Map<CeremonyType, Double> mix, OptionalDouble perCore) {

    /** Copies the map. */
    public MeasuredCapacity {
        mix = Map.copyOf(mix);
    }

    /**
     * Reads what {@code keywave capacity --json FILE} wrote.
     *
     * @throws dev.keywave.input.InputException one line, when there is no such file, it is something else, or its search
     *     found no rate that held
     */
    public static MeasuredCapacity read(Path file) {
        return CapacityFile.read(file).measured();
    }
}
