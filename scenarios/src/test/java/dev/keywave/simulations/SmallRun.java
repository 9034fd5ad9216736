package dev.keywave.simulations;

import io.gatling.app.Gatling$;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A simulation that was run in this process, small.
 *
 * @param code Gatling's: 0, or 2 when an assertion failed
 */
record SmallRun(int code, RunLog log) {

    /**
     * Runs one on the embedded relying party.
     *
     * @param settings names and values, one after the other
     */
    static SmallRun of(Class<? extends PasskeySimulation> simulation, Path results, String... settings)
            throws IOException {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("gatling.data.enableAnalytics", "false");
        properties.put("keywave.seed", simulation.getSimpleName());
        // whoever shares the machine may be slow; the goals themselves have a test of their own
        properties.put("keywave.p99", "20s");
        for (int i = 0; i < settings.length; i += 2) {
            properties.put("keywave." + settings[i], settings[i + 1]);
        }
        properties.forEach(System::setProperty);
        try {
            int code = Gatling$.MODULE$.fromArgs(new String[] {
                "--simulation", simulation.getName(), "--results-folder", results.toString(), "--no-reports"
            });
            return new SmallRun(code, RunLog.read(results));
        } finally {
            properties.keySet().forEach(System::clearProperty);
        }
    }
}
