package dev.keywave.metrics;

import dev.keywave.measure.RunSnapshot;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricFamilyDescriptor;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The meters of a run. All that one scrape shows is of one snapshot, so that it adds up. */
public final class RunMeters {

    private final Exposition exposition;
    private final List<Function<RunSnapshot, MetricSnapshot>> shown = new ArrayList<>();
    private final List<MeterName> names = new ArrayList<>();
    private volatile @Nullable Supplier<RunSnapshot> run;

    /** Registers them; they show nothing yet. */
    public RunMeters(Meters meters) {
        exposition = meters.exposition();
        numbers(MeterName.CEREMONIES_INTENDED, CeremonyValues::intended);
        numbers(MeterName.CEREMONIES, CeremonyValues::ended);
        numbers(MeterName.WARM_UP_CEREMONIES, CeremonyValues::warmUp);
        numbers(MeterName.REASONS, CeremonyValues::reasons);
        histograms(MeterName.RESPONSE_TIME, CeremonyValues::responseTimes);
        histograms(MeterName.SERVICE_TIME, CeremonyValues::serviceTimes);
        histograms(MeterName.STEP_TIME, CeremonyValues::stepTimes);
        histograms(MeterName.RESPONSE_TIME_BUCKETS, CeremonyValues::responseTimesOfAll);
        numbers(MeterName.MODEL_CEREMONIES, ModelValues::ended);
        histograms(MeterName.MODEL_RESPONSE_TIME, ModelValues::responseTimes);
        number(MeterName.IN_FLIGHT, RunSnapshot::inFlight);
        number(MeterName.QUEUED, RunSnapshot::queued);
        numbers(MeterName.ATTACKS, AdversaryValues::attacks);
        numbers(MeterName.LOOK_ALIKES, AdversaryValues::lookAlikes);
        numbers(MeterName.RACES, AdversaryValues::races);
        numbers(MeterName.FLOOD, AdversaryValues::flood);
        histograms(MeterName.ATTACK_SERVICE_TIME, AdversaryValues::serviceTime);
        histograms(MeterName.SEND_LAG, GeneratorValues::sendLag);
        number(MeterName.RUN_VALID, snapshot -> snapshot.valid() ? 1 : 0);
        numbers(MeterName.LOOP_CPU, GeneratorValues::loopCpu);
        number(MeterName.CLAMPED, RunSnapshot::clampedTimes);
        number(MeterName.CONNECTIONS_OPEN, snapshot -> snapshot.connections().open());
        number(MeterName.CONNECTIONS_IN_USE, snapshot -> snapshot.connections().inUse());
        number(MeterName.REQUESTS_WAITING, snapshot -> snapshot.connections().waitingRequests());
        number(
                MeterName.CONNECTIONS_OPENED,
                snapshot -> snapshot.connections().total().opened());
        number(
                MeterName.CONNECTION_FAILURES,
                snapshot -> snapshot.connections().total().failed());
        numbers(MeterName.TLS_HANDSHAKES, GeneratorValues::tlsHandshakes);
        number(MeterName.BYTES_RECEIVED, snapshot -> snapshot.connections().bytesReceived());
        number(MeterName.BYTES_SENT, snapshot -> snapshot.connections().bytesSent());
        numbers(MeterName.PHASE, GeneratorValues::phase);
        numbers(MeterName.THRESHOLD_MET, GeneratorValues::thresholds);
        numbers(MeterName.TRACED, CeremonyValues::traced);
        meters.registry().register(new Together());
    }

    /**
     * Shows a run's figures from now on, in place of those of another run.
     *
     * @param snapshots the run so far; asked at each scrape, by another thread
     */
    public void watch(Supplier<RunSnapshot> snapshots) {
        run = snapshots;
    }

    /** Those that it registered. */
    List<MeterName> names() {
        return List.copyOf(names);
    }

    private final class Together implements MultiCollector {

        @Override
        public MetricSnapshots collect() {
            return RunMeters.this.collect();
        }

        @Override
        public List<MetricFamilyDescriptor> getMetricFamilyDescriptors() {
            return names.stream().map(exposition::descriptor).toList();
        }
    }

    private void number(MeterName name, Function<RunSnapshot, Number> value) {
        numbers(name, snapshot -> Map.of(List.of(), value.apply(snapshot)));
    }

    private void numbers(MeterName name, Function<RunSnapshot, Map<List<String>, ? extends Number>> values) {
        names.add(name);
        shown.add(snapshot -> exposition.numbers(name, values.apply(snapshot)));
    }

    private void histograms(MeterName name, Function<RunSnapshot, Map<List<String>, NativeHistogram>> values) {
        names.add(name);
        shown.add(snapshot -> exposition.histograms(name, values.apply(snapshot)));
    }

    private MetricSnapshots collect() {
        Supplier<RunSnapshot> snapshots = run;
        if (snapshots == null) {
            return MetricSnapshots.of();
        }
        RunSnapshot snapshot = snapshots.get();
        return new MetricSnapshots(
                shown.stream().map(meter -> meter.apply(snapshot)).toList());
    }
}
