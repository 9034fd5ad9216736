package dev.keywave.grafana.query;

import dev.keywave.metrics.MeterName;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a query may name.
 *
 * @param name in Prometheus
 * @param labels that its series may have, those of the scrape ({@code job}, {@code instance}) among them
 */
public record Metric(String name, Set<String> labels) {

    private static final List<String> OF_A_RUN = List.of("run", "rank");
    private static final List<String> OF_A_SCRAPE = List.of("job", "instance");
    private static final String RELYING_PARTY = "keywave_rp_";

    /** Copies the labels. */
    public Metric {
        labels = Set.copyOf(labels);
    }

    /** One of ours: a relying party's has no run. */
    public static Metric of(MeterName meter) {
        Set<String> labels = new LinkedHashSet<>(meter.labels());
        if (!meter.prometheusName().startsWith(RELYING_PARTY)) {
            labels.addAll(OF_A_RUN);
        }
        return scraped(meter.prometheusName(), labels);
    }

    /** A metric with labels of its own, besides those that the scrape gives. */
    static Metric scraped(String name, Collection<String> labels) {
        Set<String> all = new LinkedHashSet<>(labels);
        all.addAll(OF_A_SCRAPE);
        return new Metric(name, all);
    }

    /** The buckets of a classic histogram. */
    Metric buckets() {
        Set<String> all = new LinkedHashSet<>(labels);
        all.add("le");
        return new Metric(name + "_bucket", all);
    }
}
