package dev.keywave.report;

import dev.keywave.measure.CeremonyFigures;
import java.util.List;
import java.util.TreeSet;
import org.HdrHistogram.Histogram;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Response and service time on one grid of quantiles, as HdrHistogram plots them: evenly spaced in the logarithm of
 * 1/(1-q), "one in so many ceremonies took longer", up to the number of ceremonies recorded.
 *
 * @param oneIn 1/(1-q), ascending, with 2, 10, 100 and 1,000 among them
 * @param responseTimeMs response time at q, milliseconds
 * @param serviceTimeMs service time at q, milliseconds
 */
record Distribution(List<Double> oneIn, List<Double> responseTimeMs, List<Double> serviceTimeMs) {

    private static final double POINTS_PER_DECADE = 20;

    static Distribution of(CeremonyFigures figures) {
        Histogram response = figures.responseTimeNs();
        Histogram service = figures.serviceTimeNs();
        List<Double> grid = grid((double) Math.max(response.getTotalCount(), service.getTotalCount()));
        return new Distribution(
                grid,
                grid.stream().map(x -> valueMs(response, x)).toList(),
                grid.stream().map(x -> valueMs(service, x)).toList());
    }

    private static List<Double> grid(double count) {
        TreeSet<Double> grid = new TreeSet<>();
        double x = 1;
        for (int i = 1; x <= count; i++) {
            grid.add(x);
            x = Math.pow(10, i / POINTS_PER_DECADE);
        }
        if (count >= 2) {
            grid.add(2.0);
        }
        if (count >= 1) {
            grid.add(count);
        }
        return List.copyOf(grid);
    }

    /** NaN where the histogram has too few values to tell; "one in all of them" is the longest. */
    private static double valueMs(Histogram ns, double oneIn) {
        double count = (double) ns.getTotalCount();
        if (oneIn > count) {
            return Double.NaN;
        }
        return Milliseconds.of(ns.getValueAtPercentile(oneIn == count ? 100 : 100 - 100 / oneIn));
    }

    ObjectNode tree() {
        ObjectNode node = SummaryJson.JSON.createObjectNode();
        fill(node.putArray("one_in"), oneIn);
        fill(node.putArray("response_time_ms"), responseTimeMs);
        fill(node.putArray("service_time_ms"), serviceTimeMs);
        return node;
    }

    private static void fill(ArrayNode array, List<Double> values) {
        values.forEach(value -> ReportData.add(array, value));
    }
}
