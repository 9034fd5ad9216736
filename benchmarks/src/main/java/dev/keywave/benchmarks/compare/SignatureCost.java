package dev.keywave.benchmarks.compare;

import dev.keywave.benchmarks.compare.JmhProcess.Failed;
import dev.keywave.benchmarks.compare.JmhProcess.Measured;
import dev.keywave.benchmarks.compare.JmhProcess.Outcome;
import dev.keywave.input.InputException;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What one verification costs here and now, by {@link SignatureVerificationBenchmark} in a fork of its own. */
public final class SignatureCost {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JmhProcess process = new JmhProcess();

    /**
     * Measures with a thread on each processor, so that the clock is that of a machine under load.
     *
     * @param provider as {@link NamedProvider} spells it
     * @param algorithm as COSE spells it
     * @return processor microseconds for one signature, the median iteration's
     * @throws InputException when the provider cannot do it
     */
    public double microseconds(String provider, String algorithm) throws IOException, InterruptedException {
        TreeMap<String, String> params = new TreeMap<>();
        params.put("provider", provider);
        params.put("algorithm", algorithm);
        ForkSettings settings = new ForkSettings(
                4, 500_000_000, 8, 200_000_000, Runtime.getRuntime().availableProcessors());
        String benchmark = SignatureVerificationBenchmark.class.getName() + ".verify";
        Outcome outcome = process.fork(
                Side.of("baseline", null, null, List.of()),
                new Measurable(benchmark, params),
                settings,
                "-prof",
                CpuTimeProfiler.class.getName());
        if (outcome instanceof Failed failed) {
            String why = failed.why().replaceFirst("^.*" + InputException.class.getSimpleName() + ": ", "");
            throw new InputException(provider + " does not verify " + algorithm + " here: " + why);
        }
        JsonNode raw = JSON.readTree(((Measured) outcome).json())
                .path(0)
                .path("secondaryMetrics")
                .path(CpuTimeProfiler.METRIC)
                .path("rawData")
                .path(0);
        double[] sorted = StreamSupport.stream(raw.spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            throw new InputException(provider + ": the processor time of " + algorithm + " cannot be read here");
        }
        return sorted[sorted.length / 2];
    }

    /** Ends what runs, from another thread. */
    public void stop() {
        process.stop();
    }
}
