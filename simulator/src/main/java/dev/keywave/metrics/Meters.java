package dev.keywave.metrics;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.instrumentation.jvm.JvmGarbageCollectorMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmMemoryMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmRuntimeInfoMetric;
import io.prometheus.metrics.instrumentation.jvm.ProcessMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * The meters of one subject, such as a relying party, with those of its process: {@code process_cpu_seconds_total}, memory,
 * garbage collection. Values are read when somebody scrapes; nothing is recorded in between.
 */
public final class Meters {

    private static final String TOTAL = "_total";

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final PrometheusMeterRegistry micrometer =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT, registry, Clock.SYSTEM);
    /** Micrometer holds a counter's subject weakly. */
    private final List<DoubleSupplier> kept = new ArrayList<>();

    private Meters() {}

    /** Meters of the process alone. */
    public static Meters ofProcess() {
        Meters meters = new Meters();
        ProcessMetrics.builder().register(meters.registry);
        JvmMemoryMetrics.builder().register(meters.registry);
        JvmGarbageCollectorMetrics.builder().register(meters.registry);
        JvmRuntimeInfoMetric.builder().register(meters.registry);
        return meters;
    }

    /** What {@link MetricsServer} and {@link ScrapePage} show; more may be registered with it. */
    public PrometheusRegistry registry() {
        return registry;
    }

    /**
     * A meter without labels.
     *
     * @param value read at each scrape, by another thread; of a counter it never falls
     * @throws IllegalArgumentException when the meter has labels
     */
    public void register(MeterName name, DoubleSupplier value) {
        if (!name.labels().isEmpty()) {
            throw new IllegalArgumentException(name + " has labels");
        }
        kept.add(value);
        if (name.kind() == MeterName.Kind.COUNTER) {
            FunctionCounter.builder(baseName(name), value, DoubleSupplier::getAsDouble)
                    .description(name.sentence())
                    .register(micrometer);
        } else {
            Gauge.builder(baseName(name), value::getAsDouble)
                    .description(name.sentence())
                    .strongReference(true)
                    .register(micrometer);
        }
    }

    /**
     * A meter with labels.
     *
     * @param values by the labels' values in the meter's order, those that occurred; read at each scrape, by another thread
     */
    public void register(MeterName name, Supplier<? extends Map<List<String>, ? extends Number>> values) {
        String[] labels = name.labels().toArray(String[]::new);
        if (name.kind() == MeterName.Kind.COUNTER) {
            CounterWithCallback.builder()
                    .name(baseName(name))
                    .help(name.sentence())
                    .labelNames(labels)
                    .callback(counter -> values.get()
                            .forEach((of, value) -> counter.call(value.doubleValue(), of.toArray(String[]::new))))
                    .register(registry);
        } else {
            GaugeWithCallback.builder()
                    .name(baseName(name))
                    .help(name.sentence())
                    .labelNames(labels)
                    .callback(gauge -> values.get()
                            .forEach((of, value) -> gauge.call(value.doubleValue(), of.toArray(String[]::new))))
                    .register(registry);
        }
    }

    /** Both libraries put the suffix there themselves. */
    private static String baseName(MeterName name) {
        String full = name.prometheusName();
        return name.kind() == MeterName.Kind.COUNTER ? full.substring(0, full.length() - TOTAL.length()) : full;
    }
}
