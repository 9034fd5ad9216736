package dev.keywave.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The executable jar in a process of its own, as a user starts it. */
final class KeywaveProcess implements AutoCloseable {

    private static final long PATIENCE_S = 90;

    private final Process process;
    private final Path output;

    private KeywaveProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static KeywaveProcess start(Path folder, String... arguments) throws IOException {
        return start(folder, List.of(), arguments);
    }

    /** A process that lives for seconds, in which the optimizing compiler would cost more than it brings. */
    static KeywaveProcess startBriefly(Path folder, String... arguments) throws IOException {
        return start(folder, List.of("-XX:TieredStopAtLevel=1"), arguments);
    }

    private static KeywaveProcess start(Path folder, List<String> jvm, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.addAll(List.of(
                "-jar", Path.of("target", "keywave.jar").toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(folder, "output", ".txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new KeywaveProcess(process, output);
    }

    /** Waits until the output has that text; says what it had when it never does. */
    KeywaveProcess awaitOutput(String text) throws IOException, InterruptedException {
        await(() -> output().contains(text), "'" + text + "'");
        return this;
    }

    void await(BooleanSupplier condition, String what) throws InterruptedException {
        long deadlineMs = System.currentTimeMillis() + TimeUnit.SECONDS.toMillis(PATIENCE_S);
        while (!condition.getAsBoolean()) {
            if (System.currentTimeMillis() > deadlineMs || (!process.isAlive() && !condition.getAsBoolean())) {
                throw new AssertionError("no " + what + " in:\n" + output());
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    void interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    }

    void kill() {
        process.destroyForcibly();
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
            throw new AssertionError("still running:\n" + output());
        }
        return process.exitValue();
    }

    String output() {
        try {
            return Files.readString(output, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "(unreadable: " + e + ")";
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
