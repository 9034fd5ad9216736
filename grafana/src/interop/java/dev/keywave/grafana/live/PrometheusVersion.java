package dev.keywave.grafana.live;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which Prometheus is installed.
 *
 * @param text as it names itself, {@code 3.16.0}
 */
record PrometheusVersion(int major, int minor, String text) {

    private static final Pattern NAMES_ITSELF = Pattern.compile("version ((\\d+)\\.(\\d+)\\S*)");

    /** Asks {@code prometheus} or {@code promtool}. */
    static PrometheusVersion of(String program) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(program, "--version")
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        Matcher version = NAMES_ITSELF.matcher(output);
        if (!version.find()) {
            throw new AssertionError(program + " --version prints no version: " + output);
        }
        return new PrometheusVersion(
                Integer.parseInt(version.group(2)), Integer.parseInt(version.group(3)), version.group(1));
    }

    /** From 3.9 on a key of the configuration asks for native histograms; before, a flag does, and the key is an error. */
    boolean hasTheKeyForNativeHistograms() {
        return major > 3 || (major == 3 && minor >= 9);
    }

    /** What has to be enabled besides the configuration. */
    List<String> features() {
        return hasTheKeyForNativeHistograms()
                ? List.of("exemplar-storage")
                : List.of("exemplar-storage", "native-histograms");
    }
}
