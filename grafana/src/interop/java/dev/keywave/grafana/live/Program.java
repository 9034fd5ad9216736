package dev.keywave.grafana.live;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A process that is under way, its output in a log; closing it ends all that it started. */
final class Program implements AutoCloseable {

    private static final long PATIENCE_S = 90;
    private static final int TAIL = 40;

    private final String name;
    private final Process process;
    private final Path log;

    private Program(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /**
     * Starts it.
     *
     * @param folder where it runs and where its log goes
     * @param name of the log, unique in the folder
     */
    static Program start(Path folder, String name, Map<String, String> environment, List<String> words)
            throws IOException {
        Path log = folder.resolve(name + ".txt");
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        Program program = new Program(name, builder.start(), log);
        // nothing outlives the suite, interrupted or not
        Runtime.getRuntime().addShutdownHook(new Thread(program::close));
        return program;
    }

    /** Whether there is such a program. */
    static boolean isThere(String program) throws InterruptedException {
        try {
            return new ProcessBuilder(program, "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Waits for a piece of output; returns it. */
    String awaitOutput(String regex) throws InterruptedException {
        Pattern pattern = Pattern.compile(regex);
        await("'" + regex + "' in its output", () -> pattern.matcher(output()).find());
        Matcher matcher = pattern.matcher(output());
        return matcher.find() ? matcher.group() : "";
    }

    /** Waits until something holds, as long as the process lives. */
    void await(String what, BooleanSupplier condition) throws InterruptedException {
        long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
        while (!condition.getAsBoolean()) {
            boolean alive = process.isAlive();
            if (System.nanoTime() > deadlineNs || (!alive && !condition.getAsBoolean())) {
                throw new AssertionError(
                        name + (alive ? ": no " : " has ended without ") + what + "; its output ends\n" + tail());
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /** As Ctrl-C does. */
    void interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    }

    /** Waits for its end; returns the exit code. */
    int exitCode() throws InterruptedException {
        return exitCode(PATIENCE_S);
    }

    /** Waits so many seconds for its end; returns the exit code. */
    int exitCode(long patienceS) throws InterruptedException {
        if (!process.waitFor(patienceS, TimeUnit.SECONDS)) {
            throw new AssertionError(name + " is still running; its output ends\n" + tail());
        }
        return process.exitValue();
    }

    /** Everything that it has printed. */
    String output() {
        try {
            return Files.readString(log, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "(no output: " + e + ")";
        }
    }

    /** The end of that. */
    String tail() {
        List<String> lines = output().lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
    }

    @Override
    public void close() {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroy);
        CompletableFuture.allOf(all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, 10, TimeUnit.SECONDS)
                .join();
        all.forEach(ProcessHandle::destroyForcibly);
    }
}
