package dev.keywave.checkpoint;

import dev.keywave.forecast.Forecast;
import dev.keywave.forecast.KeyFigures;
import dev.keywave.forecast.Simulation;
import dev.keywave.rollout.RolloutPlan;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Simulates with the seeds from a first one on, several at a time on all processors. */
public final class SeededSimulation implements Foresight {

    private final long firstSeed;
    private final LongConsumer progress;
    private final BooleanSupplier interrupted;
    private final AtomicLong done = new AtomicLong();

    /**
     * One with these seeds.
     *
     * @param progress is told after each simulation how many there have been
     * @param interrupted asked before each whether anybody still wants it; if not, a {@link CancellationException} ends all
     */
    public SeededSimulation(long firstSeed, LongConsumer progress, BooleanSupplier interrupted) {
        this.firstSeed = firstSeed;
        this.progress = progress;
        this.interrupted = interrupted;
    }

    @Override
    public List<Outlook> of(RolloutPlan plan, int seeds) {
        int processors = Runtime.getRuntime().availableProcessors();
        int loops = seeds < processors ? processors : 1;
        return LongStream.range(firstSeed, firstSeed + seeds)
                .parallel()
                .mapToObj(seed -> outlook(plan, seed, loops))
                .toList();
    }

    private Outlook outlook(RolloutPlan plan, long seed, int loops) {
        if (interrupted.getAsBoolean()) {
            throw new CancellationException();
        }
        Forecast forecast = Simulation.run(plan, seed, loops);
        List<KeyFigures> figures = IntStream.range(0, plan.waves().size())
                .mapToObj(wave -> KeyFigures.ofWave(plan, forecast, wave))
                .toList();
        synchronized (progress) {
            progress.accept(done.incrementAndGet());
        }
        return new Outlook(forecast, figures);
    }
}
