package dev.keywave.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where a target is built and run: a copy of its sources, so that what tools leave behind stays out of them. */
record Workplace(Path folder, Path log) {

    /** The checkout. The suite runs in the module's folder. */
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** What the suite builds and writes. */
    static final Path BUILT = Path.of("target", "interop").toAbsolutePath();

    private static final Path SOURCES = Path.of("src", "interop").toAbsolutePath();

    /** Copies a target's folder. A file that has not changed keeps its time, so that builds find little to do. */
    static Workplace of(String target) throws IOException {
        Path from = SOURCES.resolve(target);
        Path to = BUILT.resolve(target);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file));
                if (!Files.exists(copy) || Files.mismatch(file, copy) >= 0) {
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        Path log = BUILT.resolve(target + ".log");
        Files.deleteIfExists(log);
        return new Workplace(to, log);
    }

    /** A version as a target's own file pins it. */
    static String pinned(String file, String regex) {
        try {
            Matcher matcher = Pattern.compile(regex).matcher(Files.readString(SOURCES.resolve(file)));
            if (!matcher.find()) {
                throw new IllegalStateException("no version in " + file);
            }
            return matcher.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void build(List<List<String>> commands) throws IOException, InterruptedException {
        for (List<String> command : commands) {
            new Command(command, folder, Map.of(), log).succeed();
        }
    }
}
