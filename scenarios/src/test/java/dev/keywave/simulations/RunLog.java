package dev.keywave.simulations;

import io.gatling.charts.stats.LogFileData;
import io.gatling.charts.stats.LogFileReader;
import io.gatling.commons.stats.KO$;
import io.gatling.commons.stats.OK$;
import io.gatling.commons.stats.Status;
import io.gatling.core.config.GatlingConfiguration;
import io.gatling.shared.model.assertion.AssertionStatsRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import scala.Option;
import scala.Product;
import scala.Some;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** A run's {@code simulation.log}, read back by Gatling's own reader. */
record RunLog(LogFileData data) {

    /** The log of the only run in a folder of results. */
    static RunLog read(Path results) throws IOException {
        try (Stream<Path> runs = Files.list(results)) {
            Path run = runs.collect(Collectors.collectingAndThen(Collectors.toList(), all -> {
                if (all.size() != 1) {
                    throw new AssertionError("not one run, but " + all);
                }
                return all.get(0);
            }));
            String id = run.getFileName().toString();
            return new RunLog(LogFileReader.apply(id, results, GatlingConfiguration.load())
                    .read());
        }
    }

    /** A request, or another entry of the log. */
    record Entry(List<String> groups, String name) {}

    /** Groups of the first level. */
    Set<String> groups() {
        return entries().stream()
                .filter(entry -> !entry.groups().isEmpty())
                .map(entry -> entry.groups().get(0))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Names of the entries in a group. */
    Set<String> entries(String group) {
        return entries().stream()
                .filter(entry -> entry.groups().equals(List.of(group)))
                .map(Entry::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** How many times a group was gone through without a failure. */
    long groupsOk(String group) {
        return count(data.groupCumulatedResponseTimeGeneralStats(list(group), status(OK$.MODULE$)));
    }

    /** Likewise with one. */
    long groupsKo(String group) {
        return count(data.groupCumulatedResponseTimeGeneralStats(list(group), status(KO$.MODULE$)));
    }

    long ok(String group, String entry) {
        return count(data.requestGeneralStats(list(group), new Some<>(entry), status(OK$.MODULE$)));
    }

    long ko(String group, String entry) {
        return count(data.requestGeneralStats(list(group), new Some<>(entry), status(KO$.MODULE$)));
    }

    /** Entries of the whole run that failed. */
    long allKo() {
        return count(data.requestGeneralStats(list(), Option.empty(), status(KO$.MODULE$)));
    }

    /** What the failures say. */
    List<String> errors() {
        return CollectionConverters.asJava(data.errors(Option.empty(), Option.empty())).stream()
                .map(error -> error.count() + " x " + error.message())
                .toList();
    }

    /** All of them; Scala's nested classes have no name that Java knows, but their parts can be asked for. */
    List<Entry> entries() {
        List<?> paths = CollectionConverters.asJava(data.allRequestPaths());
        return paths.stream()
                .map(Product.class::cast)
                .map(path -> new Entry(strings((Seq<?>) path.productElement(0)), (String) path.productElement(1)))
                .toList();
    }

    private static List<String> strings(Seq<?> names) {
        return CollectionConverters.asJava(names).stream()
                .map(String.class::cast)
                .toList();
    }

    private static scala.collection.immutable.List<String> list(String... names) {
        return CollectionConverters.asScala(List.of(names)).toList();
    }

    private static Option<Status> status(Status status) {
        return new Some<>(status);
    }

    private static long count(Option<AssertionStatsRepository.Stats> stats) {
        return stats.isEmpty() ? 0 : stats.get().count();
    }
}
