package dev.keywave.gatling.measure;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What one window saw.
 *
 * @param logins that the server took
 * @param cpuS processor time of the generator, seconds
 * @param wallS length of the window, seconds
 * @param compilingS what the machine's compilers were busy of it, seconds: a window that is not warm says so
 */
record MeasuredLogins(long logins, double cpuS, double wallS, double compilingS) {

    static MeasuredLogins parse(String line) {
        String[] figures = line.split(" ", -1);
        return new MeasuredLogins(
                Long.parseLong(figures[0]),
                Double.parseDouble(figures[1]),
                Double.parseDouble(figures[2]),
                Double.parseDouble(figures[3]));
    }

    private double cpuSPer1000() {
        return cpuS / logins * 1_000;
    }

    /** A row for each journey; the first is what the others are compared with. */
    static String table(Map<String, List<MeasuredLogins>> all) {
        StringBuilder table = new StringBuilder("""
                | journey | logins/s | CPU-s per 1,000 logins (least to most) | ratio to the first | logins per CPU-s | JIT busy |
                |---|--:|--:|--:|--:|--:|
                """);
        double first = 0;
        for (Map.Entry<String, List<MeasuredLogins>> entry : all.entrySet()) {
            List<MeasuredLogins> runs = entry.getValue();
            double[] costs = runs.stream()
                    .mapToDouble(MeasuredLogins::cpuSPer1000)
                    .sorted()
                    .toArray();
            double median = (costs[(costs.length - 1) / 2] + costs[costs.length / 2]) / 2;
            first = first == 0 ? median : first;
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %.0f | %.4f (%.4f to %.4f) | %.2f | %.0f | %.0f%% |%n",
                    entry.getKey(),
                    runs.stream()
                            .mapToDouble(run -> run.logins / run.wallS)
                            .average()
                            .orElse(0),
                    median,
                    costs[0],
                    costs[costs.length - 1],
                    median / first,
                    1_000 / median,
                    runs.stream()
                            .mapToDouble(run -> 100 * run.compilingS / run.wallS)
                            .average()
                            .orElse(0)));
        }
        return table.toString();
    }
}
