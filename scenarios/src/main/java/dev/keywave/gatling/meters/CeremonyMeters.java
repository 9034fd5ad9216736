package dev.keywave.gatling.meters;

import dev.keywave.measure.TraceExemplar;
import dev.keywave.metrics.MeterName;
import dev.keywave.metrics.Meters;
import dev.keywave.metrics.NativeHistogram;
import dev.keywave.workload.CeremonyType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** The meters of a Gatling run's ceremonies, with those of its process. */
final class CeremonyMeters {

    private CeremonyMeters() {}

    /**
     * Of these records.
     *
     * @param run its name, label {@code run}
     * @param injector which of several this is, from 0: label {@code rank}
     */
    static Meters of(CeremonyRecords records, String run, int injector) {
        Meters meters = Meters.ofRun(run, injector);
        meters.register(MeterName.GATLING_CEREMONIES, records::ceremonies);
        meters.register(MeterName.GATLING_REASONS, records::reasons);
        meters.registerHistograms(MeterName.GATLING_SERVICE_TIME, () -> serviceTimes(records));
        meters.registerHistograms(MeterName.GATLING_SIGN_TIME, () -> nativeOf(byLabel(records.signTimes())));
        meters.register(MeterName.GATLING_ATTACKS, records::attacks);
        meters.register(MeterName.GATLING_LOOK_ALIKES, records::lookAlikes);
        return meters;
    }

    /** Exemplars first: the values of those that are there are in the histograms that are read then. */
    private static Map<List<String>, NativeHistogram> serviceTimes(CeremonyRecords records) {
        Map<List<String>, List<TraceExemplar>> traced = records.exemplars();
        Map<List<String>, NativeHistogram> times = nativeOf(records.serviceTimes());
        times.replaceAll((labels, histogram) -> histogram.with(traced.getOrDefault(labels, List.of())));
        return times;
    }

    private static Map<List<String>, Histogram> byLabel(Map<CeremonyType, Histogram> byType) {
        Map<List<String>, Histogram> byLabel = new HashMap<>();
        byType.forEach((ceremony, ns) -> byLabel.put(List.of(ceremony.label()), ns));
        return byLabel;
    }

    private static Map<List<String>, NativeHistogram> nativeOf(Map<List<String>, Histogram> ns) {
        Map<List<String>, NativeHistogram> byLabels = new HashMap<>();
        ns.forEach((labels, values) -> byLabels.put(labels, NativeHistogram.ofNs(values)));
        return byLabels;
    }
}
