package dev.keywave.metrics;

import dev.keywave.metrics.MeterName.Kind;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.netty4.NettyAllocatorMetrics;
import io.micrometer.core.instrument.binder.netty4.NettyEventExecutorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.concurrent.EventExecutor;
import io.prometheus.metrics.instrumentation.jvm.JvmGarbageCollectorMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmMemoryMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmRuntimeInfoMetric;
import io.prometheus.metrics.instrumentation.jvm.ProcessMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * The meters of one subject, such as a relying party, with those of its process: {@code process_cpu_seconds_total}, memory,
 * garbage collection, Netty's buffers. Values are read when somebody scrapes; nothing is recorded in between.
 */
public final class Meters {

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final PrometheusMeterRegistry micrometer =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT, registry, Clock.SYSTEM);
    private final Exposition exposition;
    /** Micrometer holds a counter's subject weakly. */
    private final List<DoubleSupplier> kept = new ArrayList<>();

    private Meters(Labels constant) {
        exposition = new Exposition(constant);
        constant.forEach(label -> micrometer.config().commonTags(label.getName(), label.getValue()));
        ProcessMetrics.builder().constLabels(constant).register(registry);
        JvmMemoryMetrics.builder().constLabels(constant).register(registry);
        JvmGarbageCollectorMetrics.builder().constLabels(constant).register(registry);
        JvmRuntimeInfoMetric.builder().constLabels(constant).register(registry);
        new NettyAllocatorMetrics(PooledByteBufAllocator.DEFAULT).bindTo(micrometer);
        if (!ByteBufAllocator.DEFAULT.equals(PooledByteBufAllocator.DEFAULT)
                && ByteBufAllocator.DEFAULT instanceof ByteBufAllocatorMetricProvider provider) {
            new NettyAllocatorMetrics(provider).bindTo(micrometer);
        }
    }

    /** Meters of the process alone. */
    public static Meters ofProcess() {
        return new Meters(Labels.EMPTY);
    }

    /**
     * Meters of a process that loads a relying party; each has the labels {@code run} and {@code rank}.
     *
     * @param run name of its results folder, say
     * @param rank of the machine, from 0
     */
    public static Meters ofRun(String run, int rank) {
        return new Meters(Labels.of("run", run, "rank", Integer.toString(rank)));
    }

    /** What {@link MetricsServer} and {@link ScrapePage} show; more may be registered with it. */
    public PrometheusRegistry registry() {
        return registry;
    }

    /** Micrometer's view of these event loops: tasks that wait for their turn. */
    public void watch(Iterable<EventExecutor> executors) {
        new NettyEventExecutorMetrics(executors).bindTo(micrometer);
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
        if (name.kind() == Kind.COUNTER) {
            FunctionCounter.builder(Exposition.baseName(name), value, DoubleSupplier::getAsDouble)
                    .description(name.sentence())
                    .register(micrometer);
        } else {
            Gauge.builder(Exposition.baseName(name), value::getAsDouble)
                    .description(name.sentence())
                    .strongReference(true)
                    .register(micrometer);
        }
    }

    /**
     * A meter with labels. Values of the label {@code reason} are cleaned and bounded.
     *
     * @param values by the labels' values in the meter's order, those that occurred; read at each scrape, by another thread
     */
    public void register(MeterName name, Supplier<? extends Map<List<String>, ? extends Number>> values) {
        registerOne(name, () -> exposition.numbers(name, values.get()));
    }

    /**
     * Histograms, native or of classic buckets, as the meter's kind has it.
     *
     * @param values by the labels' values in the meter's order, one empty list for a meter without; read at each scrape, by
     *     another thread. They are of all that was recorded so far.
     * @throws IllegalArgumentException when the meter is no histogram
     */
    public void registerHistograms(MeterName name, Supplier<? extends Map<List<String>, NativeHistogram>> values) {
        if (name.kind() != Kind.HISTOGRAM && name.kind() != Kind.CLASSIC_HISTOGRAM) {
            throw new IllegalArgumentException(name + " is no histogram");
        }
        registerOne(name, () -> exposition.histograms(name, values.get()));
    }

    private void registerOne(MeterName name, Supplier<MetricSnapshot> snapshot) {
        registry.register(new OneMeter(exposition.descriptor(name), snapshot));
    }

    /** For meters that are read together. */
    Exposition exposition() {
        return exposition;
    }
}
