package dev.keywave.checkpoint;

import dev.keywave.forecast.Knob;
import dev.keywave.rollout.RolloutPlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which inputs move a go / no-go most: each alone at the low and at the high end of its range, simulated; the wave whose
 * tightest margin it moves most is shown.
 */
public final class Sensitivity {

    private final Foresight foresight;
    private final Judge judge;
    private final int seeds;

    /** Of one who simulates and one who judges; a few seeds do, since always the same ones are compared. */
    public Sensitivity(Foresight foresight, Judge judge, int seeds) {
        this.foresight = foresight;
        this.judge = judge;
        this.seeds = seeds;
    }

    /**
     * The inputs that move something, the one that moves most first; when they are fewer than three, others follow that move
     * nothing, up to three. None when nothing is demanded of any wave.
     */
    public List<Swing> of(RolloutPlan plan) {
        List<Swing> swings = new ArrayList<>();
        for (Knob knob : Knob.all()) {
            List<WaveVerdict> atLow = judged(knob.low(plan));
            List<WaveVerdict> atHigh = judged(knob.high(plan));
            int wave = mostMoved(atLow, atHigh);
            if (wave < 0) {
                continue;
            }
            WaveVerdict tightestLow = atLow.get(wave);
            WaveVerdict tightestHigh = atHigh.get(wave);
            swings.add(new Swing(
                    knob.name(),
                    text(knob, knob.low()),
                    text(knob, knob.high()),
                    knob.source(),
                    tightestLow.wave().name(),
                    tightestLow.tightest().margin(),
                    tightestHigh.tightest().margin(),
                    inWords(tightestLow),
                    inWords(tightestHigh)));
        }
        swings.sort(Comparator.comparingDouble(Swing::size).reversed());
        int moving = (int) swings.stream().filter(swing -> swing.size() > 0).count();
        return swings.subList(0, Math.min(swings.size(), Math.max(moving, RolloutResult.SHOWN_SWINGS)));
    }

    /** The wave whose tightest margin differs most; -1 when nothing is demanded of any. */
    private static int mostMoved(List<WaveVerdict> atLow, List<WaveVerdict> atHigh) {
        int most = -1;
        double size = -1;
        for (int wave = 0; wave < atLow.size(); wave++) {
            if (!atLow.get(wave).findings().isEmpty()) {
                double moved = Math.abs(atLow.get(wave).tightest().margin()
                        - atHigh.get(wave).tightest().margin());
                most = moved > size ? wave : most;
                size = Math.max(size, moved);
            }
        }
        return most;
    }

    private List<WaveVerdict> judged(RolloutPlan plan) {
        return judge.judge(plan, foresight.of(plan, Proposals.searchSeeds(plan, seeds)));
    }

    private static String text(Knob knob, double value) {
        if (knob.unit().equals("share")) {
            return Written.percent(value);
        }
        String number = value == Math.rint(value) ? Written.count(value) : Written.threeDigits(value);
        return knob.unit().isEmpty() ? number : number + " " + knob.unit();
    }

    private static String inWords(WaveVerdict verdict) {
        return verdict.tightest().key().replace('_', ' ');
    }
}
