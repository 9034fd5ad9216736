package dev.keywave.measure;

import dev.keywave.input.InputException;
import dev.keywave.workload.CeremonyType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the left side of a threshold: words with dots between them. */
final class MetricParser {

    private static final String COUNTS = "intended, accepted, rejected, throttled, failed, unfinished";
    private static final String CEREMONIES =
            Arrays.stream(CeremonyType.values()).map(CeremonyType::label).collect(Collectors.joining(", "));
    private static final String STAGES =
            Arrays.stream(Stage.values()).map(Stage::label).collect(Collectors.joining(", "));

    private static final Map<String, Metric> ATTACKS = attackMetrics();

    private final String expression;

    MetricParser(String expression) {
        this.expression = expression;
    }

    Metric parse(String metric) {
        Metric attacks = ATTACKS.get(metric);
        if (attacks != null) {
            return attacks;
        }
        List<String> words = List.of(metric.split("\\.", -1));
        String first = words.get(0);
        List<String> rest = words.subList(1, words.size());
        if (first.equals("generator")) {
            return generator(rest);
        }
        Optional<CeremonyType> ceremony = Arrays.stream(CeremonyType.values())
                .filter(type -> type.label().equals(first))
                .findFirst();
        if (ceremony.isPresent()) {
            return ofCeremony(ceremony.get(), rest);
        }
        Function<CeremonyFigures, Long> count = count(first);
        if (count != null && rest.isEmpty()) {
            return new Metric.Count(List.of(CeremonyType.values()), count);
        }
        throw error("'" + metric + "' is unknown; begin with one of " + CEREMONIES + ", generator, or count all with "
                + "one of " + COUNTS + ", or " + String.join(", ", ATTACKS.keySet()));
    }

    private static Map<String, Metric> attackMetrics() {
        Map<String, Metric> metrics = new LinkedHashMap<>();
        for (AttackOutcome outcome : List.of(
                AttackOutcome.ACCEPTED, AttackOutcome.REJECTED, AttackOutcome.SERVER_ERROR, AttackOutcome.FAILED)) {
            metrics.put(outcome.label() + "_attacks", new Metric.Attacks(AdversaryFigures::allAttacks, outcome));
            metrics.put(outcome.label() + "_look_alikes", new Metric.Attacks(AdversaryFigures::allLookAlikes, outcome));
        }
        return metrics;
    }

    InputException error(String what) {
        return new InputException("threshold '" + expression.replaceAll("\\s+", " ") + "': " + what);
    }

    private Metric ofCeremony(CeremonyType ceremony, List<String> words) {
        String first = words.isEmpty() ? "" : words.get(0);
        List<String> rest = words.isEmpty() ? words : words.subList(1, words.size());
        Function<CeremonyFigures, Long> count = count(first);
        if (count != null && rest.isEmpty()) {
            return new Metric.Count(List.of(ceremony), count);
        }
        if (first.equals("rate") && rest.isEmpty()) {
            return new Metric.Rate(ceremony);
        }
        return switch (first) {
            case "response_time" -> new Metric.Time(ceremony, CeremonyFigures::responseTimeNs, statistic(first, rest));
            case "service_time" -> new Metric.Time(ceremony, CeremonyFigures::serviceTimeNs, statistic(first, rest));
            case "stages" -> stage(ceremony, rest);
            default ->
                throw error("after '" + ceremony.label() + ".' comes one of response_time, service_time, stages, rate, "
                        + COUNTS);
        };
    }

    private Metric stage(CeremonyType ceremony, List<String> words) {
        String name = words.isEmpty() ? "" : words.get(0);
        Stage stage = Arrays.stream(Stage.values())
                .filter(known -> known.label().equals(name))
                .findFirst()
                .orElseThrow(() -> error("after 'stages.' comes one of " + STAGES));
        Statistic statistic = statistic(name, words.subList(1, words.size()));
        return new Metric.Time(ceremony, figures -> figures.stagesNs().get(stage), statistic);
    }

    private Metric generator(List<String> words) {
        if (words.isEmpty() || !words.get(0).equals("send_lag")) {
            throw error("after 'generator.' comes send_lag");
        }
        return new Metric.SendLag(statistic("send_lag", words.subList(1, words.size())));
    }

    /** The rest of the words are the statistic's name: p99.9 has a dot of its own. */
    private Statistic statistic(String of, List<String> words) {
        return Statistic.named(String.join(".", words))
                .orElseThrow(() -> error("after '" + of + ".' comes one of " + Statistic.ALLOWED));
    }

    private static @Nullable Function<CeremonyFigures, Long> count(String name) {
        if (name.equals("intended")) {
            return CeremonyFigures::intended;
        }
        for (Outcome outcome : Outcome.values()) {
            if (outcome.label().equals(name)) {
                return figures -> figures.count(outcome);
            }
        }
        return null;
    }
}
