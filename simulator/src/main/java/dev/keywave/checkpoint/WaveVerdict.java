package dev.keywave.checkpoint;

import dev.keywave.forecast.Band;
import dev.keywave.forecast.Demand;
import dev.keywave.forecast.KeyFigures;
import dev.keywave.rollout.Wave;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Go or no-go of one wave.
 *
 * @param figures at its checkpoint, of the seed whose peak is in the middle
 * @param bands of the key figures over the seeds
 * @param peak its highest minute, of the same seed
 * @param peakPerS passkey ceremonies per second at the highest, over the seeds
 * @param capacityPerS for the peak's mix, by each account of the capacity, by {@link Capacity#key}
 * @param findings everything that was looked at
 */
public record WaveVerdict(
        Wave wave,
        KeyFigures figures,
        Map<Criterion, Band> bands,
        Demand peak,
        Band peakPerS,
        Map<String, Double> capacityPerS,
        List<Finding> findings) {

    /** Copies the collections. */
    public WaveVerdict {
        bands = Map.copyOf(bands);
        capacityPerS = Map.copyOf(capacityPerS);
        findings = List.copyOf(findings);
    }

    /** With one more thing looked at. */
    public WaveVerdict with(Finding more) {
        List<Finding> all = new ArrayList<>(findings);
        all.add(more);
        return new WaveVerdict(wave, figures, bands, peak, peakPerS, capacityPerS, all);
    }

    /** Whether every demand is met. */
    public boolean go() {
        return findings.stream().allMatch(Finding::holds);
    }

    /** What is against it; nothing for a go. */
    public List<Finding> objections() {
        return findings.stream().filter(finding -> !finding.holds()).toList();
    }

    /** What decides first when anything changes: the least margin. */
    public Finding tightest() {
        return findings.stream()
                .min(Comparator.comparingDouble(Finding::margin))
                .orElseThrow(() -> new IllegalStateException("wave " + wave.name() + " has no finding"));
    }

    /** Whether a finding of that key holds; also when there is none. */
    boolean holds(String key) {
        return findings.stream().filter(f -> f.key().equals(key)).allMatch(Finding::holds);
    }

    /** The share of the capacity that stays free at the highest, by the least of the accounts; NaN when none is known. */
    public double headroom() {
        return findings.stream()
                .filter(f -> capacityPerS.containsKey(f.key()))
                .mapToDouble(f -> 1 - f.figure().high())
                .min()
                .orElse(Double.NaN);
    }

    /** The verdict in two words. */
    public String word() {
        return go() ? "GO" : "NO-GO";
    }
}
