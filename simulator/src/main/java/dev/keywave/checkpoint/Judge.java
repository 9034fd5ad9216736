package dev.keywave.checkpoint;

import dev.keywave.forecast.Band;
import dev.keywave.forecast.Demand;
import dev.keywave.forecast.KeyFigures;
import dev.keywave.forecast.WaveForecast;
import dev.keywave.rollout.Criteria;
import dev.keywave.rollout.RolloutPlan;
import dev.keywave.rollout.Wave;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Says go or no-go. A key figure counts by its median over the seeds; the demand has to fit at its high end (95th
 * percentile), since a peak that comes once is enough.
 */
public final class Judge {

    /** Looked at where a plan demands nothing of headroom: the demand has to fit. */
    private static final double ALL = 1;

    private final List<Capacity> capacities;

    /**
     * One who knows that much of the relying party.
     *
     * @param capacities accounts of what it can take; none when nobody knows
     */
    public Judge(List<Capacity> capacities) {
        this.capacities = List.copyOf(capacities);
    }

    /** The accounts that it goes by. */
    public List<Capacity> capacities() {
        return capacities;
    }

    /** The same for a relying party so many times as strong. */
    Judge scaledBy(double factor) {
        return new Judge(
                capacities.stream().map(capacity -> capacity.scaledBy(factor)).toList());
    }

    /** All waves, in the plan's order. */
    public List<WaveVerdict> judge(RolloutPlan plan, List<Outlook> outlooks) {
        List<WaveVerdict> verdicts = new ArrayList<>();
        for (int i = 0; i < plan.waves().size(); i++) {
            verdicts.add(judge(plan, i, outlooks));
        }
        return verdicts;
    }

    /** What a finding of that key goes by, of one seed and wave: the more, the worse. */
    ToDoubleFunction<Outlook> against(String key, int wave) {
        for (Capacity capacity : capacities) {
            if (capacity.key().equals(key)) {
                return outlook ->
                        capacity.use(Demands.passkeys(wave(outlook, wave).peak()));
            }
        }
        for (Criterion criterion : Criterion.values()) {
            if (criterion.label().equals(key)) {
                return outlook -> criterion.against(outlook.waves().get(wave));
            }
        }
        throw new IllegalArgumentException("nothing is judged by " + key);
    }

    private WaveVerdict judge(RolloutPlan plan, int index, List<Outlook> outlooks) {
        Wave wave = plan.waves().get(index);
        Criteria criteria = plan.criteria();
        List<Demand> peaks =
                outlooks.stream().map(outlook -> wave(outlook, index).peak()).toList();
        List<KeyFigures> figures =
                outlooks.stream().map(outlook -> outlook.waves().get(index)).toList();
        Demand peak = Seeds.middle(peaks, Demand::peakPerS);
        List<Finding> findings = new ArrayList<>();
        Map<String, Double> capacityPerS = new HashMap<>();
        for (Capacity capacity : capacities) {
            if (capacity instanceof SearchedCapacity searched) {
                searched.requireCovers(peak, wave.name());
            }
            findings.add(fit(capacity, peaks, peak, criteria, plan));
            double use = capacity.use(Demands.passkeys(peak));
            capacityPerS.put(capacity.key(), use == 0 ? Double.POSITIVE_INFINITY : peak.peakPerS() / use);
        }
        Map<Criterion, Band> bands = new EnumMap<>(Criterion.class);
        for (Criterion criterion : Criterion.values()) {
            bands.put(criterion, criterion.band(figures));
            if (criterion.isAsked(criteria)) {
                findings.add(criterion.judge(figures, criteria));
            }
        }
        return new WaveVerdict(
                wave,
                figures.get(peaks.indexOf(peak)),
                bands,
                peak,
                Seeds.band(peaks, Demand::peakPerS),
                capacityPerS,
                findings);
    }

    private static Finding fit(
            Capacity capacity, List<Demand> peaks, Demand peak, Criteria criteria, RolloutPlan plan) {
        Band use = Seeds.band(peaks, demand -> capacity.use(Demands.passkeys(demand)));
        double allowed = ALL - criteria.headroom();
        Band demand = Seeds.band(peaks, Demand::peakPerS);
        double capacityPerS = use.median() == 0 ? Double.POSITIVE_INFINITY : demand.median() / use.median();
        String free = use.high() <= 1
                ? Written.percent(1 - use.high()) + " of it stays free at the high end"
                : "the high end is " + Written.times(use.high()) + " that";
        String sentence = "peak demand " + Written.band(demand, Written::perS) + " on "
                + Demands.at(peak, plan.organisation().zone()) + ", " + Demands.inWords(peak) + "; "
                + capacity.inWords() + ": " + Written.perS(capacityPerS) + " of this mix, " + free
                + (criteria.headroom() > 0
                        ? ", demanded is at least " + Written.percent(criteria.headroom())
                        : ", and it has to fit");
        return new Finding(
                capacity.key(), use.high() <= allowed, sentence, use, allowed, Finding.atMost(use.high(), allowed));
    }

    private static WaveForecast wave(Outlook outlook, int index) {
        return outlook.forecast().waves().get(index);
    }
}
