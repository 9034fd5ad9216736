package dev.keywave.gatling;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatling.charts.stats.Group;
import io.gatling.charts.stats.GroupStatsPath;
import io.gatling.charts.stats.LogFileData;
import io.gatling.charts.stats.LogFileReader;
import io.gatling.charts.stats.RequestStatsPath;
import io.gatling.commons.stats.KO$;
import io.gatling.commons.stats.OK$;
import io.gatling.commons.stats.Status;
import io.gatling.core.config.GatlingConfiguration;
import io.gatling.javaapi.core.Simulation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import scala.Option;
import scala.Some;
import scala.jdk.javaapi.CollectionConverters;

/**
 * What a Gatling run in this process left in its simulation.log.
 *
 * @param entries by groups and name with slashes between, {@code 2 OK, 1 KO: why}
 */
record FlowRun(Map<String, String> entries) {

    static FlowRun of(Class<? extends Simulation> simulation, Path results) throws IOException {
        GatlingRun run = GatlingRun.of(simulation, results);
        assertThat(run.log()).isEmpty();
        try (Stream<Path> runs = Files.list(results)) {
            String id = runs.findFirst().orElseThrow().getFileName().toString();
            return new FlowRun(read(LogFileReader.apply(id, results, GatlingConfiguration.load())
                    .read()));
        }
    }

    /** What stands at an entry; empty when there is none. */
    String at(String entry) {
        return entries.getOrDefault(entry, "");
    }

    private static Map<String, String> read(LogFileData log) {
        Map<String, String> entries = new TreeMap<>();
        CollectionConverters.asJava(log.statsPaths()).forEach(path -> {
            if (path instanceof RequestStatsPath request) {
                Option<String> name = new Some<>(request.request());
                String groups =
                        request.group().isEmpty() ? "" : name(request.group().get()) + " / ";
                String messages = CollectionConverters.asJava(log.errors(name, request.group())).stream()
                        .map(error -> error.message())
                        .sorted()
                        .collect(Collectors.joining("; "));
                long ok = count(log, name, request.group(), OK$.MODULE$);
                long ko = count(log, name, request.group(), KO$.MODULE$);
                entries.put(groups + request.request(), ok + " OK" + (ko == 0 ? "" : ", " + ko + " KO: " + messages));
            } else if (path instanceof GroupStatsPath group) {
                long ok = count(log, group.group(), OK$.MODULE$);
                long ko = count(log, group.group(), KO$.MODULE$);
                entries.put(name(group.group()) + " /", ok + " OK" + (ko == 0 ? "" : ", " + ko + " KO"));
            }
        });
        return entries;
    }

    private static String name(Group group) {
        return String.join(" / ", CollectionConverters.asJava(group.hierarchy()));
    }

    private static long count(LogFileData log, Option<String> name, Option<Group> group, Status status) {
        return log.requestGeneralStats(name, group, new Some<>(status))
                .map(stats -> stats.count())
                .getOrElse(() -> 0L);
    }

    private static long count(LogFileData log, Group group, Status status) {
        return log.groupDurationGeneralStats(group, new Some<>(status))
                .map(stats -> stats.count())
                .getOrElse(() -> 0L);
    }
}
