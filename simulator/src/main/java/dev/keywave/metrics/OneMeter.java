package dev.keywave.metrics;

import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.MetricFamilyDescriptor;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.function.Supplier;

/** A meter that is read on its own; what it is lets the registry find one that is registered twice. */
record OneMeter(MetricFamilyDescriptor descriptor, Supplier<MetricSnapshot> values) implements Collector {

    @Override
    public MetricSnapshot collect() {
        return values.get();
    }

    @Override
    public MetricFamilyDescriptor getMetricFamilyDescriptor() {
        return descriptor;
    }
}
