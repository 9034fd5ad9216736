package dev.keywave.report;

import dev.keywave.input.InputException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The folder that a run's results go to. It is made, and proven writable, before the run starts, so that no run ends
 * with nowhere to put its figures.
 *
 * @param path the folder; it exists
 */
public record ResultsFolder(Path path) {

    /** The parent of the folders that nobody named. */
    public static final Path DEFAULT_PARENT = Path.of("results");

    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss", Locale.ROOT);

    /**
     * Takes the folder that the user named, making it when it is missing.
     *
     * @throws InputException when it is a file, is not writable, or holds the results of another run
     */
    public static ResultsFolder prepare(Path folder) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new InputException(folder + " is a file, results need a folder: name another with --out");
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw cannotWrite(folder, e);
        }
        ResultsFolder results = new ResultsFolder(folder);
        for (Path file : results.files()) {
            if (Files.exists(file)) {
                throw new InputException(folder + " holds the results of another run (" + file.getFileName()
                        + "): name another folder with --out, or remove them");
            }
        }
        probe(folder);
        return results;
    }

    /** What a run is called that nobody named, {@code 2026-11-23T16-04-34}. */
    public static String nameOf(LocalDateTime started) {
        return NAME.format(started);
    }

    /**
     * Makes a new folder, named after the time; with -2, -3 and so on when another run started in the same second.
     *
     * @throws InputException when the parent is a file or is not writable
     */
    public static ResultsFolder prepareUnder(Path parent, LocalDateTime started) {
        String name = nameOf(started);
        try {
            Files.createDirectories(parent);
            for (int n = 1; ; n++) {
                Path folder = parent.resolve(n == 1 ? name : name + "-" + n);
                try {
                    Files.createDirectory(folder);
                } catch (FileAlreadyExistsException e) {
                    continue;
                }
                probe(folder);
                return new ResultsFolder(folder);
            }
        } catch (IOException e) {
            throw cannotWrite(parent, e);
        }
    }

    /**
     * Checks a file that the summary shall also be written to ({@code --json FILE}).
     *
     * @throws InputException when it is a folder or cannot be written
     */
    public static void checkWritable(Path file) {
        if (Files.isDirectory(file)) {
            throw new InputException(file + " is a folder, --json needs a file: name one in it");
        }
        if (Files.exists(file)) {
            if (!Files.isWritable(file)) {
                throw new InputException("cannot write " + file + ": name another file with --json");
            }
            return;
        }
        Path parent = file.toAbsolutePath().getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            throw new InputException("cannot write " + file + ", there is no folder " + parent
                    + ": make it, or name another file with --json");
        }
        probe(parent);
    }

    /** Removes the folder again if the run never wrote into it. */
    public void deleteIfEmpty() throws IOException {
        try (Stream<Path> content = Files.list(path)) {
            if (content.findAny().isPresent()) {
                return;
            }
        }
        Files.delete(path);
    }

    /** The figures, for machines. */
    public Path summaryJson() {
        return path.resolve("summary.json");
    }

    /** Every interval's histograms. */
    public Path intervalLog() {
        return path.resolve("intervals.hlog");
    }

    /** The thresholds, for CI systems. */
    public Path junitXml() {
        return path.resolve("junit.xml");
    }

    /** A capacity, for machines. */
    public Path capacityJson() {
        return path.resolve("capacity.json");
    }

    /** A capacity, for people. */
    public Path capacityHtml() {
        return path.resolve("capacity.html");
    }

    /** The report, for people. */
    public Path reportHtml() {
        return path.resolve("report.html");
    }

    /** A rollout's verdicts, for machines. */
    public Path rolloutJson() {
        return path.resolve("rollout.json");
    }

    /** A rollout's figures by day. */
    public Path daysCsv() {
        return path.resolve("days.csv");
    }

    /** A rollout's report, for people. */
    public Path rolloutHtml() {
        return path.resolve("rollout.html");
    }

    private List<Path> files() {
        return List.of(
                summaryJson(),
                intervalLog(),
                junitXml(),
                reportHtml(),
                capacityJson(),
                capacityHtml(),
                rolloutJson(),
                daysCsv(),
                rolloutHtml());
    }

    /** Only an attempt tells: permission bits say nothing of read-only file systems or of root. */
    private static void probe(Path folder) {
        try {
            Files.delete(Files.createTempFile(folder, ".keywave", ".probe"));
        } catch (IOException e) {
            throw cannotWrite(folder, e);
        }
    }

    private static InputException cannotWrite(Path folder, IOException cause) {
        return new InputException(
                "cannot write into " + folder.toAbsolutePath()
                        + ": make it a folder that you may write to, or name another",
                cause);
    }
}
