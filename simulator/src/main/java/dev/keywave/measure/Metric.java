package dev.keywave.measure;

import dev.keywave.workload.CeremonyType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** The left side of a threshold: what is observed of a run. */
interface Metric {

    /** Why that unit does not go with this metric; null when it does. */
    @Nullable
    String objectionTo(Bound.Unit unit);

    /** What was observed, times in nanoseconds; empty when there is no data. */
    OptionalDouble observe(Observed observed, Bound.Unit unit);

    /** How many ceremonies, absolute or in percent of the intended ones. */
    record Count(List<CeremonyType> of, Function<CeremonyFigures, Long> count) implements Metric {

        @Override
        public @Nullable String objectionTo(Bound.Unit unit) {
            return unit == Bound.Unit.PLAIN || unit == Bound.Unit.PERCENT
                    ? null
                    : "a count is compared with a plain number or with a percentage of the intended ones (0.1%)";
        }

        @Override
        public OptionalDouble observe(Observed observed, Bound.Unit unit) {
            Collection<CeremonyFigures> figures = select(observed.ceremonies(), of);
            long intended =
                    figures.stream().mapToLong(CeremonyFigures::intended).sum();
            if (intended == 0) {
                return OptionalDouble.empty();
            }
            double counted = figures.stream().mapToLong(count::apply).sum();
            return OptionalDouble.of(unit == Bound.Unit.PERCENT ? counted * 100 / intended : counted);
        }
    }

    /** Accepted ceremonies per second. */
    record Rate(CeremonyType of) implements Metric {

        @Override
        public @Nullable String objectionTo(Bound.Unit unit) {
            return unit == Bound.Unit.PER_SECOND ? null : "a rate is compared with so many per second (2900/s)";
        }

        @Override
        public OptionalDouble observe(Observed observed, Bound.Unit unit) {
            return select(observed.ceremonies(), List.of(of)).stream()
                    .filter(figures -> figures.intended() > 0)
                    .mapToDouble(CeremonyFigures::ratePerS)
                    .findFirst();
        }
    }

    /** A statistic of a ceremony's times. */
    record Time(CeremonyType of, Function<CeremonyFigures, @Nullable Histogram> timesNs, Statistic statistic)
            implements Metric {

        @Override
        public @Nullable String objectionTo(Bound.Unit unit) {
            return timeObjection(unit);
        }

        @Override
        public OptionalDouble observe(Observed observed, Bound.Unit unit) {
            CeremonyFigures figures = observed.ceremonies().get(of);
            return figures == null ? OptionalDouble.empty() : statisticOf(timesNs.apply(figures), statistic);
        }
    }

    /** A statistic of how late the loops took starts up. */
    record SendLag(Statistic statistic) implements Metric {

        @Override
        public @Nullable String objectionTo(Bound.Unit unit) {
            return timeObjection(unit);
        }

        @Override
        public OptionalDouble observe(Observed observed, Bound.Unit unit) {
            return statisticOf(observed.generator().sendLagNs(), statistic);
        }
    }

    /** How many attacks, or look-alikes of attacks, ended in a way; 0 when there was none of them. */
    record Attacks(Function<AdversaryFigures, AttackCounts> of, AttackOutcome outcome) implements Metric {

        @Override
        public @Nullable String objectionTo(Bound.Unit unit) {
            return unit == Bound.Unit.PLAIN || unit == Bound.Unit.PERCENT
                    ? null
                    : "a count is compared with a plain number or with a percentage of those sent (1%)";
        }

        @Override
        public OptionalDouble observe(Observed observed, Bound.Unit unit) {
            AttackCounts counts = of.apply(observed.adversary());
            double counted = counts.count(outcome);
            return OptionalDouble.of(unit == Bound.Unit.PERCENT ? counted * 100 / Math.max(1, counts.sent()) : counted);
        }
    }

    private static Collection<CeremonyFigures> select(
            Map<CeremonyType, CeremonyFigures> ceremonies, List<CeremonyType> of) {
        return ceremonies.entrySet().stream()
                .filter(entry -> of.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static @Nullable String timeObjection(Bound.Unit unit) {
        return unit.isTime() ? null : "a time is compared with a time: a number with ns, us, ms, s or m (50ms)";
    }

    private static OptionalDouble statisticOf(@Nullable Histogram timesNs, Statistic statistic) {
        return timesNs == null || timesNs.getTotalCount() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(statistic.ofNs(timesNs));
    }
}
