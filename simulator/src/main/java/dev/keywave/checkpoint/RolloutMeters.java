package dev.keywave.checkpoint;

import dev.keywave.forecast.Band;
import dev.keywave.forecast.KeyFigures;
import dev.keywave.measure.IntervalFigures;
import dev.keywave.workload.CeremonyType;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The key figures of a rollout for Prometheus, read when somebody scrapes; what is not known is not there. */
public final class RolloutMeters {

    private final Map<RolloutMeter, Map<List<String>, Double>> values = new ConcurrentHashMap<>();

    /** Registers all meters. */
    public RolloutMeters(PrometheusRegistry registry) {
        for (RolloutMeter meter : RolloutMeter.values()) {
            Map<List<String>, Double> ofMeter = new ConcurrentHashMap<>();
            values.put(meter, ofMeter);
            GaugeWithCallback.builder()
                    .name(meter.prometheusName())
                    .help(meter.sentence())
                    .labelNames(meter.labels().toArray(String[]::new))
                    .callback(gauge ->
                            ofMeter.forEach((labels, value) -> gauge.call(value, labels.toArray(String[]::new))))
                    .register(registry);
        }
    }

    /** From now on these verdicts. */
    public void show(List<WaveVerdict> verdicts) {
        verdicts.forEach(this::show);
    }

    /** From now on this verdict for its wave. */
    public void show(WaveVerdict verdict) {
        String wave = verdict.wave().name();
        KeyFigures figures = verdict.figures();
        criterion(RolloutMeter.ENROLLED, verdict, Criterion.ENROLLED);
        criterion(RolloutMeter.TWO_METHODS, verdict, Criterion.TWO_METHODS);
        criterion(RolloutMeter.HIGH_IMPACT, verdict, Criterion.HIGH_IMPACT);
        criterion(RolloutMeter.SIGN_IN_SUCCESS, verdict, Criterion.SUCCESS);
        criterion(RolloutMeter.DEVICE_READY, verdict, Criterion.COMPLIANT);
        criterion(RolloutMeter.LOCKED_OUT, verdict, Criterion.LOCKED_OUT);
        criterion(RolloutMeter.SUPPORT_CALLS, verdict, Criterion.SUPPORT_CALLS);
        figures.methodsInUse().forEach((method, share) -> set(RolloutMeter.METHOD, share, wave, method.label()));
        set(RolloutMeter.SAVED, figures.hoursSaved() * 3600, wave);
        set(RolloutMeter.RECOVERIES, figures.lostKeyRecoveries(), wave);
        Demands.passkeys(verdict.peak())
                .forEach((ceremony, perS) -> set(RolloutMeter.DEMAND, perS, wave, ceremony.label()));
        set(
                RolloutMeter.DEMAND,
                verdict.peak().passwordsPerS() * verdict.peak().burst(),
                wave,
                CeremonyType.PASSWORD.label());
        verdict.capacityPerS().forEach((account, perS) -> set(RolloutMeter.CAPACITY, perS, wave, account));
        set(RolloutMeter.HEADROOM, verdict.headroom(), wave);
        set(RolloutMeter.GO, verdict.go() ? 1 : 0, wave);
    }

    /** What a driven wave came to in the last interval. */
    public void driven(String wave, IntervalFigures interval) {
        interval.ceremonies()
                .forEach((ceremony, counts) ->
                        set(RolloutMeter.DRIVEN, counts.accepted() / interval.durationS(), wave, ceremony.label()));
    }

    /** The wave is driven no more. */
    public void drivenEnded(String wave) {
        of(RolloutMeter.DRIVEN).keySet().removeIf(labels -> labels.get(0).equals(wave));
    }

    private void criterion(RolloutMeter meter, WaveVerdict verdict, Criterion criterion) {
        Band band = verdict.bands().get(criterion);
        if (band != null) {
            set(meter, band.median(), verdict.wave().name());
        }
    }

    private void set(RolloutMeter meter, double value, String... labels) {
        if (Double.isFinite(value)) {
            of(meter).put(List.of(labels), value);
        }
    }

    private Map<List<String>, Double> of(RolloutMeter meter) {
        Map<List<String>, Double> ofMeter = values.get(meter);
        if (ofMeter == null) {
            throw new IllegalStateException(meter + " is not registered");
        }
        return ofMeter;
    }
}
