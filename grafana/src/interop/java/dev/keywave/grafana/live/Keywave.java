package dev.keywave.grafana.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a build of the checkout leaves: the command line, Gatling with the simulations, and the benchmarks. */
final class Keywave {

    /** The checkout. The suite runs in the module's folder. */
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private final Path folder;

    /** Commands run, and leave their output, in that folder. */
    Keywave(Path folder) {
        this.folder = folder;
    }

    /** Starts {@code keywave} with these arguments, which white space separates. */
    Program start(String name, Map<String, String> environment, String line) throws IOException {
        Path jar = built(Path.of("simulator", "target", "keywave.jar"), "./mvnw package");
        return start(name, environment, List.of("-jar", jar.toString()), line);
    }

    /** Starts {@code keywave bench}. */
    Program bench(String name, String line) throws IOException {
        Path jar = built(Path.of("benchmarks", "target", "benchmarks.jar"), "./mvnw package");
        return start(name, Map.of(), List.of("-jar", jar.toString()), line);
    }

    /** Starts {@code keywave gatling}. */
    Program gatling(String name, String line) throws IOException {
        Path libraries = built(Path.of("scenarios", "target", "libraries"), "./keywave gatling");
        List<String> how = List.of(
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-cp",
                libraries + "/*",
                "dev.keywave.simulations.cli.GatlingCommand");
        return start(name, Map.of(), how, line);
    }

    private Program start(String name, Map<String, String> environment, List<String> how, String line)
            throws IOException {
        List<String> words = new ArrayList<>(List.of(JAVA, "-XX:TieredStopAtLevel=1"));
        words.addAll(how);
        words.addAll(List.of(line.trim().split("\\s+")));
        return Program.start(folder, name, environment, words);
    }

    private static Path built(Path file, String by) {
        Path path = ROOT.resolve(file);
        if (!Files.exists(path)) {
            throw new AssertionError("there is no " + path + "; run " + by + " first");
        }
        return path;
    }
}
