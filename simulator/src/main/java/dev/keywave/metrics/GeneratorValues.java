package dev.keywave.metrics;

import dev.keywave.measure.ConnectionFigures;
import dev.keywave.measure.RunSnapshot;
import dev.keywave.measure.ThresholdVerdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How a run and its generator stand, by the values of their meters' labels. */
final class GeneratorValues {

    private GeneratorValues() {}

    static Map<List<String>, NativeHistogram> sendLag(RunSnapshot run) {
        return Map.of(List.of(), NativeHistogram.ofNs(run.generator().sendLagNs()));
    }

    static Map<List<String>, Double> loopCpu(RunSnapshot run) {
        Map<List<String>, Double> values = new LinkedHashMap<>();
        for (int i = 0; i < run.loopCpuS().size(); i++) {
            values.put(List.of(Integer.toString(i)), run.loopCpuS().get(i));
        }
        return values;
    }

    static Map<List<String>, Long> tlsHandshakes(RunSnapshot run) {
        ConnectionFigures total = run.connections().total();
        return Map.of(
                List.of("full"), total.fullHandshakes(),
                List.of("resumed"), total.resumedHandshakes(),
                List.of("failed"), total.failedHandshakes());
    }

    static Map<List<String>, Integer> phase(RunSnapshot run) {
        return Map.of(List.of(run.phase().name(), Boolean.toString(run.phase().measured())), 1);
    }

    /** The same threshold may have been asked for twice. */
    static Map<List<String>, Integer> thresholds(RunSnapshot run) {
        Map<List<String>, Integer> values = new LinkedHashMap<>();
        for (ThresholdVerdict verdict : run.thresholds()) {
            values.put(List.of(verdict.expression()), verdict.passed() ? 1 : 0);
        }
        return values;
    }
}
