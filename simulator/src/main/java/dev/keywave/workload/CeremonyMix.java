package dev.keywave.workload;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * What the starts of a phase are, by share.
 *
 * @param shares of the starts, above 0; they add up to 1
 */
public record CeremonyMix(Map<CeremonyType, Double> shares) {

    private static final double ROUNDING = 1e-9;
    /** Not copied for each draw. */
    private static final CeremonyType[] CEREMONIES = CeremonyType.values();

    /** Copies the shares; rejects those that are no mix. */
    public CeremonyMix {
        shares = Map.copyOf(shares);
        double sum = shares.values().stream().mapToDouble(Double::doubleValue).sum();
        if (!(Math.abs(sum - 1) < ROUNDING) || shares.values().stream().anyMatch(share -> !(share > 0))) {
            throw new IllegalArgumentException("shares of " + shares + " are no mix");
        }
    }

    /** One ceremony and no other. */
    public static CeremonyMix only(CeremonyType ceremony) {
        return new CeremonyMix(Map.of(ceremony, 1.0));
    }

    /**
     * Of weights that need not add up to anything.
     *
     * @param weights 0 or more, not all 0
     */
    public static CeremonyMix weighted(Map<CeremonyType, Double> weights) {
        double sum = weights.values().stream().mapToDouble(Double::doubleValue).sum();
        Map<CeremonyType, Double> shares = new EnumMap<>(CeremonyType.class);
        weights.forEach((ceremony, weight) -> {
            if (weight != 0) {
                shares.put(ceremony, weight / sum);
            }
        });
        return new CeremonyMix(shares);
    }

    /** What occurs at all. */
    public Set<CeremonyType> ceremonies() {
        return shares.keySet();
    }

    /** Share of the starts, 0 to 1. */
    public double share(CeremonyType ceremony) {
        Double share = shares.get(ceremony);
        return share == null ? 0 : share;
    }

    /**
     * What a start is. The draw is a function of seed and number alone, so that loops which share the starts among them
     * come to the same mix, however many they are.
     *
     * @param number of the start in its phase, all loops together
     */
    public CeremonyType of(long seed, long number) {
        double left = uniform(seed, number);
        for (CeremonyType ceremony : CEREMONIES) {
            left -= share(ceremony);
            if (left < 0) {
                return ceremony;
            }
        }
        return mostFrequent();
    }

    private CeremonyType mostFrequent() {
        return shares.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    /** Uniform in [0, 1): the finaliser of SplitMix64 (https://doi.org/10.1145/2714064.2660195) over seed and number. */
    private static double uniform(long seed, long number) {
        long z = seed + (number + 1) * 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return ((z ^ (z >>> 31)) >>> 11) * 0x1.0p-53;
    }
}
