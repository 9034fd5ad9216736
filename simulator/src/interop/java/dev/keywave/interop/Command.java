package dev.keywave.interop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program to be run, its output appended to a log.
 *
 * @param environment what it finds there in addition
 */
record Command(List<String> words, Path folder, Map<String, String> environment, Path log) {

    private static final long PATIENCE_MIN = 15;
    private static final int TAIL = 40;

    /** Whether a program is there and does what it is asked to. */
    static boolean succeeds(List<String> words) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false; // no such program
        }
    }

    /** Runs it; an exit code other than 0 is an error that shows the end of the log. */
    void succeed() throws IOException, InterruptedException {
        int exitCode = run();
        if (exitCode != 0) {
            throw new AssertionError(
                    "exit code " + exitCode + " of " + String.join(" ", words) + ", whose output ends\n" + tail(log));
        }
    }

    /** Runs it; returns the exit code. */
    int run() throws IOException, InterruptedException {
        Process process = start();
        try {
            if (!process.waitFor(PATIENCE_MIN, TimeUnit.MINUTES)) {
                throw new AssertionError(
                        "still running: " + String.join(" ", words) + ", whose output ends\n" + tail(log));
            }
            return process.exitValue();
        } finally {
            ProcessTree.end(process);
        }
    }

    /** Starts it and leaves it running. */
    Process start() throws IOException {
        Files.createDirectories(log.getParent());
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        // nothing outlives the suite, interrupted or not
        Runtime.getRuntime().addShutdownHook(new Thread(() -> ProcessTree.end(process)));
        return process;
    }

    /** A log's last lines. */
    static String tail(Path log) {
        try {
            List<String> lines =
                    Files.readString(log, StandardCharsets.UTF_8).lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
        } catch (IOException e) {
            return "(no log: " + e + ")";
        }
    }
}
