package dev.keywave.benchmarks.compare;

import dev.keywave.input.InputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Runs JMH's own command line on a side's class path and JVM, one fork at a time, as anybody would by hand: so JVM
 * arguments and compiler hints of a benchmark hold as ever. For several threads, each of which has a process.
 */
final class JmhProcess {

    private static final String MAIN = "org.openjdk.jmh.Main";
    /** Beyond what a pair of forks should take, before one counts as stuck. */
    private static final double PATIENCE = 10;

    private static final double AT_LEAST_S = 120;
    /** Forks of one run follow each other, and a lock left behind by a killed JMH is no reason to stop in the middle. */
    private static final String NO_LOCK = "-Djmh.ignoreLock=true";

    private static final Pattern FAILURE = Pattern.compile(".*(Exception|Error)\\b.*");

    private final Set<Process> running = new HashSet<>();
    private boolean stopped;

    /** What came of a fork. */
    sealed interface Outcome permits Measured, Failed {}

    /** JMH's JSON. */
    record Measured(String json) implements Outcome {}

    /** Why there is none, in one line. */
    record Failed(String why) implements Outcome {}

    /**
     * What JMH lists.
     *
     * @throws InputException when it cannot be run there
     */
    String list(Side side, String include) throws IOException, InterruptedException {
        Path output = Files.createTempFile("keywave-bench", ".txt");
        try {
            List<String> command = command(side);
            command.addAll(List.of("-lp", include));
            int exit = run(command, output, AT_LEAST_S);
            String text = read(output);
            if (exit != 0) {
                throw new InputException("--" + side.name() + "-classpath: JMH does not run there (" + failure(text)
                        + "); it has to have JMH and the benchmarks on it");
            }
            return text;
        } finally {
            Files.deleteIfExists(output);
        }
    }

    /** One fork of one benchmark, with more of JMH's own arguments. */
    Outcome fork(Side side, Measurable measurable, ForkSettings settings, String... more)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("keywave-bench");
        Path output = folder.resolve("output.txt");
        Path json = folder.resolve("result.json");
        try {
            List<String> command = command(side);
            command.addAll(List.of("-f", "1", "-foe", "true", "-rf", "json", "-rff", json.toString()));
            command.addAll(List.of("-wi", "" + settings.warmUps(), "-w", milliseconds(settings.warmUpNs())));
            command.addAll(List.of("-i", "" + settings.iterations(), "-r", milliseconds(settings.iterationNs())));
            if (settings.threads() > 0) {
                command.addAll(List.of("-t", "" + settings.threads()));
            }
            if (!side.jvmArgs().isEmpty()) {
                command.addAll(List.of("-jvmArgsAppend", String.join(" ", side.jvmArgs())));
            }
            measurable.params().forEach((key, value) -> command.addAll(List.of("-p", key + "=" + value)));
            command.addAll(List.of(more));
            command.add("^" + Pattern.quote(measurable.benchmark()) + "$");
            int exit = run(command, output, Math.max(AT_LEAST_S, PATIENCE * settings.secondsOfPair()));
            String result = exit == 0 ? read(json) : "";
            return result.isBlank() ? new Failed(failure(read(output))) : new Measured(result);
        } finally {
            Files.deleteIfExists(output);
            Files.deleteIfExists(json);
            Files.deleteIfExists(folder);
        }
    }

    /** Ends what runs, and starts nothing more; from any thread. */
    synchronized void stop() {
        stopped = true;
        running.forEach(JmhProcess::end);
    }

    synchronized boolean isStopped() {
        return stopped;
    }

    private static List<String> command(Side side) {
        return new ArrayList<>(List.of(side.java().toString(), NO_LOCK, "-cp", side.classPath(), MAIN));
    }

    private int run(List<String> command, Path output, double atMostS) throws IOException, InterruptedException {
        Process process;
        synchronized (this) {
            if (stopped) {
                return -1;
            }
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            running.add(process);
        }
        try {
            return process.waitFor(Math.round(atMostS), TimeUnit.SECONDS) ? process.exitValue() : -1;
        } finally {
            end(process);
            synchronized (this) {
                running.remove(process);
            }
        }
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static String read(Path file) throws IOException {
        return Files.exists(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : "";
    }

    private static String failure(String output) {
        List<String> lines = output.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        return lines.stream()
                .filter(line -> FAILURE.matcher(line).matches())
                .findFirst()
                .orElse(lines.isEmpty() ? "it printed nothing" : lines.get(lines.size() - 1));
    }

    private static String milliseconds(long ns) {
        return String.format(Locale.ROOT, "%dms", Math.max(1, TimeUnit.NANOSECONDS.toMillis(ns)));
    }
}
