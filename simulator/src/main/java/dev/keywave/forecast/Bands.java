package dev.keywave.forecast;

import dev.keywave.rollout.RolloutPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;

/**
 * How far chance moves a plan's figures: 5th, 50th and 95th percentiles over repeated seeds, by the nearest rank.
 *
 * @param forecasts how many
 * @param days all users together
 * @param waves the users of each wave, in the plan's order
 * @param peaks of each wave, passkey ceremonies per second at the highest ({@link Demand#peakPerS()})
 */
public record Bands(int forecasts, List<DayBands> days, List<List<DayBands>> waves, List<Band> peaks) {

    /** Enough for 5th and 95th percentiles, which are then the lowest and the second highest. */
    public static final int DEFAULT_FORECASTS = 20;

    /** Copies the lists. */
    public Bands {
        days = List.copyOf(days);
        waves = waves.stream().map(List::copyOf).toList();
        peaks = List.copyOf(peaks);
    }

    /** Simulates a plan with so many seeds in a row, {@code seed} the first. */
    public static Bands over(RolloutPlan plan, long seed, int forecasts) {
        return of(LongStream.range(seed, seed + forecasts)
                .mapToObj(each -> Simulation.run(plan, each))
                .toList());
    }

    /** The bands over forecasts of one plan, at least one. */
    public static Bands of(List<Forecast> forecasts) {
        Forecast first = forecasts.get(0);
        List<List<DayBands>> waves = new ArrayList<>();
        List<Band> peaks = new ArrayList<>();
        for (int w = 0; w < first.waves().size(); w++) {
            int wave = w;
            waves.add(days(forecasts.stream()
                    .map(each -> each.waves().get(wave).days())
                    .toList()));
            peaks.add(band(forecasts, each -> each.waves().get(wave).peak().peakPerS()));
        }
        return new Bands(
                forecasts.size(), days(forecasts.stream().map(Forecast::days).toList()), waves, peaks);
    }

    private static List<DayBands> days(List<List<Day>> forecasts) {
        List<DayBands> days = new ArrayList<>();
        for (int d = 0; d < forecasts.get(0).size(); d++) {
            int day = d;
            Map<Figure, Band> figures = new EnumMap<>(Figure.class);
            for (Figure figure : Figure.values()) {
                figures.put(figure, band(forecasts, each -> figure.of(each.get(day))));
            }
            days.add(new DayBands(forecasts.get(0).get(day).date(), figures));
        }
        return days;
    }

    private static <T> Band band(List<T> forecasts, ToDoubleFunction<T> figure) {
        double[] sorted = forecasts.stream().mapToDouble(figure).toArray();
        Arrays.sort(sorted);
        return new Band(percentile(sorted, 5), percentile(sorted, 50), percentile(sorted, 95));
    }

    private static double percentile(double[] sorted, int percent) {
        int rank = (percent * sorted.length + 99) / 100;
        return sorted[Math.max(1, rank) - 1];
    }
}
