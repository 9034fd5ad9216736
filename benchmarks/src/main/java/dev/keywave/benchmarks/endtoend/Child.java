package dev.keywave.benchmarks.endtoend;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A JVM of this class path that writes into a file; gone when closed. */
final class Child implements AutoCloseable {

    private static final long LOOK_EVERY_MS = 50;
    private static final long PATIENCE_S = 5;

    private final Process process;
    private final Path output;

    private Child(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Starts it, as the launcher starts Keywave. */
    static Child start(Class<?> main, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home", ""), "bin", "java").toString(),
                "-XX:+UseG1GC",
                "-XX:MetaspaceSize=128m",
                "-cp",
                System.getProperty("java.class.path", ""),
                main.getName()));
        command.addAll(arguments);
        File output = File.createTempFile("keywave-bench", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        return new Child(process, output.toPath());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** What it wrote so far. */
    String output() throws IOException {
        return Files.readString(output, StandardCharsets.UTF_8);
    }

    /** Waits until it wrote something like that, but not for longer, nor for one that has ended. */
    Optional<Matcher> await(Pattern pattern, double atMostS) throws IOException, InterruptedException {
        long rounds = Math.round(atMostS * 1_000 / LOOK_EVERY_MS);
        for (long round = 0; round < rounds; round++) {
            boolean ended = !process.isAlive();
            Matcher found = pattern.matcher(output());
            if (found.find()) {
                return Optional.of(found);
            }
            if (ended) {
                return Optional.empty();
            }
            process.waitFor(LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
        }
        return Optional.empty();
    }

    /** The line that says most of why it ended. */
    String lastWords() throws IOException {
        List<String> lines = output().lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        return lines.stream()
                .filter(line -> line.startsWith("keywave") || line.contains("Exception"))
                .findFirst()
                .orElse(lines.isEmpty() ? "it wrote nothing" : lines.get(lines.size() - 1));
    }

    /** At once. */
    void kill() {
        process.destroyForcibly();
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Files.deleteIfExists(output);
    }
}
