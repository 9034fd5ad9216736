package dev.keywave.gatling.measure;

import io.gatling.javaapi.core.Simulation;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Runs each way of logging in as a process of its own, round by round, against a server that accepts everything, and
 * prints what they cost as Markdown.
 */
public final class Measure {

    private static final int GATLING_CORE = 0;
    private static final int SERVER_CORE = 1;

    private final boolean pinned = Files.isExecutable(Path.of("/usr/bin/taskset"))
            && Runtime.getRuntime().availableProcessors() > 1;

    private Measure() {}

    /** Takes {@code ROUNDS WARM_UP_S MEASURED_S PARKED_USERS JOURNEY...}; 0 parked users leave the memory out. */
    public static void main(String[] args) throws IOException {
        Measure measure = new Measure();
        List<String> journeys = List.of(args).subList(4, args.length);
        measure.logins(Integer.parseInt(args[0]), args[1], args[2], journeys);
        measure.memory(Integer.parseInt(args[3]));
    }

    private void logins(int rounds, String warmUpS, String measuredS, List<String> journeys) throws IOException {
        Map<String, List<MeasuredLogins>> all = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (String journey : journeys) {
                String figures = gatling(LoginLoad.class, journey, Map.of("warm", warmUpS, "for", measuredS));
                System.err.println("round " + (round + 1) + ", " + journey + ": " + figures);
                all.computeIfAbsent(journey, key -> new ArrayList<>()).add(MeasuredLogins.parse(figures));
            }
        }
        System.out.println(MeasuredLogins.table(all));
    }

    private void memory(int users) throws IOException {
        if (users == 0) {
            return;
        }
        Map<String, String> settings = Map.of("users", Integer.toString(users));
        double withoutKb = Long.parseLong(gatling(ParkedUsers.class, "fixed", settings)) / 1024.0 / users;
        double withKb = Long.parseLong(gatling(ParkedUsers.class, "dsl", settings)) / 1024.0 / users;
        System.out.printf(
                Locale.ROOT,
                "%n%,d users parked, live heap: %.1f KB each without passkeys, %.1f KB with; %.1f KB more%n",
                users,
                withoutKb,
                withKb,
                withKb - withoutKb);
    }

    /** Runs a simulation against a new server; returns what it measured. */
    private String gatling(Class<? extends Simulation> simulation, String journey, Map<String, String> settings)
            throws IOException {
        Process server = java(SERVER_CORE, List.of("-Xmx256m"), List.of(AcceptingServer.class.getName()));
        try (BufferedReader said = server.inputReader(StandardCharsets.UTF_8)) {
            List<String> options = new ArrayList<>(List.of(
                    "-Xmx1g",
                    "--add-opens=java.base/java.lang=ALL-UNNAMED",
                    "-Dlogback.configurationFile=logback-test.xml",
                    "-Dkeywave.measure.journey=" + journey,
                    "-Dkeywave.measure.target=http://localhost:"
                            + Objects.requireNonNull(said.readLine(), "the server did not start")));
            options.add("-Dkeywave.measure.pinned=" + pinned);
            options.add("-Dkeywave.measure.cores=" + Runtime.getRuntime().availableProcessors());
            settings.forEach((name, value) -> options.add("-Dkeywave.measure." + name + '=' + value));
            Process gatling = java(
                    GATLING_CORE,
                    options,
                    List.of(
                            "io.gatling.app.Gatling",
                            "--simulation",
                            simulation.getName(),
                            "--results-folder",
                            Files.createTempDirectory("measure").toString(),
                            "--no-reports"));
            return measured(gatling);
        } finally {
            server.destroy();
        }
    }

    private static String measured(Process gatling) throws IOException {
        List<String> lines;
        try (BufferedReader said = gatling.inputReader(StandardCharsets.UTF_8)) {
            lines = said.lines().toList();
        }
        return lines.stream()
                .filter(line -> line.startsWith(Window.MARK))
                .map(line -> line.substring(Window.MARK.length()))
                .findFirst()
                .orElseThrow(() -> new IOException("nothing was measured:\n" + String.join("\n", lines)));
    }

    private Process java(int core, List<String> options, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (pinned) {
            command.addAll(List.of("taskset", "-c", Integer.toString(core)));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
