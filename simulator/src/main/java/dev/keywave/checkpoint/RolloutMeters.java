package dev.keywave.checkpoint;

import dev.keywave.forecast.Band;
import dev.keywave.forecast.KeyFigures;
import dev.keywave.measure.IntervalFigures;
import dev.keywave.metrics.MeterName;
import dev.keywave.metrics.Meters;
import dev.keywave.workload.CeremonyType;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The key figures of a rollout for Prometheus, read when somebody scrapes; what is not known is not there. */
public final class RolloutMeters {

    /** Every meter of a rollout, all of them gauges. */
    private static final Set<MeterName> NAMES = EnumSet.range(MeterName.ROLLOUT_ENROLLED, MeterName.ROLLOUT_DRIVEN);

    private final Map<MeterName, Map<List<String>, Double>> values = new EnumMap<>(MeterName.class);

    /** Registers all meters. */
    public RolloutMeters(Meters meters) {
        for (MeterName name : NAMES) {
            Map<List<String>, Double> ofMeter = new ConcurrentHashMap<>();
            values.put(name, ofMeter);
            meters.register(name, () -> ofMeter);
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
        criterion(MeterName.ROLLOUT_ENROLLED, verdict, Criterion.ENROLLED);
        criterion(MeterName.ROLLOUT_TWO_METHODS, verdict, Criterion.TWO_METHODS);
        criterion(MeterName.ROLLOUT_HIGH_IMPACT, verdict, Criterion.HIGH_IMPACT);
        criterion(MeterName.ROLLOUT_SIGN_IN_SUCCESS, verdict, Criterion.SUCCESS);
        criterion(MeterName.ROLLOUT_DEVICE_READY, verdict, Criterion.COMPLIANT);
        criterion(MeterName.ROLLOUT_LOCKED_OUT, verdict, Criterion.LOCKED_OUT);
        criterion(MeterName.ROLLOUT_SUPPORT_CALLS, verdict, Criterion.SUPPORT_CALLS);
        figures.methodsInUse().forEach((method, share) -> set(MeterName.ROLLOUT_METHOD, share, wave, method.label()));
        set(MeterName.ROLLOUT_SAVED, figures.hoursSaved() * 3600, wave);
        set(MeterName.ROLLOUT_RECOVERIES, figures.lostKeyRecoveries(), wave);
        Demands.passkeys(verdict.peak())
                .forEach((ceremony, perS) -> set(MeterName.ROLLOUT_DEMAND, perS, wave, ceremony.label()));
        set(
                MeterName.ROLLOUT_DEMAND,
                verdict.peak().passwordsPerS() * verdict.peak().burst(),
                wave,
                CeremonyType.PASSWORD.label());
        verdict.capacityPerS().forEach((account, perS) -> set(MeterName.ROLLOUT_CAPACITY, perS, wave, account));
        set(MeterName.ROLLOUT_HEADROOM, verdict.headroom(), wave);
        set(MeterName.ROLLOUT_GO, verdict.go() ? 1 : 0, wave);
    }

    /** What a driven wave's peak came to in the last interval; enrolment and warm-up, which go before it, do not count. */
    public void driven(String wave, IntervalFigures interval) {
        if (!interval.measured()) {
            return;
        }
        for (CeremonyType ceremony : CeremonyType.values()) {
            IntervalFigures.Ceremonies counts = interval.ceremonies().get(ceremony);
            List<String> labels = List.of(wave, ceremony.label());
            if (counts != null || of(MeterName.ROLLOUT_DRIVEN).containsKey(labels)) {
                double perS = counts == null ? 0 : counts.accepted() / interval.durationS();
                set(MeterName.ROLLOUT_DRIVEN, perS, wave, ceremony.label());
            }
        }
    }

    /** The wave is driven no more. */
    public void drivenEnded(String wave) {
        of(MeterName.ROLLOUT_DRIVEN).keySet().removeIf(labels -> labels.get(0).equals(wave));
    }

    private void criterion(MeterName meter, WaveVerdict verdict, Criterion criterion) {
        Band band = verdict.bands().get(criterion);
        if (band != null) {
            set(meter, band.median(), verdict.wave().name());
        }
    }

    private void set(MeterName meter, double value, String... labels) {
        if (Double.isFinite(value)) {
            of(meter).put(List.of(labels), value);
        }
    }

    private Map<List<String>, Double> of(MeterName meter) {
        Map<List<String>, Double> ofMeter = values.get(meter);
        if (ofMeter == null) {
            throw new IllegalStateException(meter + " is not registered");
        }
        return ofMeter;
    }
}
