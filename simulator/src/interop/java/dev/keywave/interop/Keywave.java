package dev.keywave.interop;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The executable jar as a user runs it, in a folder of the flow's own. */
final class Keywave {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Path JAR = Path.of("target", "keywave.jar").toAbsolutePath();

    private final Flow flow;
    private final URI target;
    private final Path folder;

    Keywave(Flow flow, URI target) throws IOException {
        this.flow = flow;
        this.target = target;
        this.folder = Files.createDirectories(Workplace.BUILT.resolve("runs").resolve(flow.adapter()));
    }

    /**
     * What a command left behind.
     *
     * @param exitCode of the process
     * @param json what it wrote
     * @param output the end of what it printed
     */
    record Result(int exitCode, JsonNode json, String output) {}

    /**
     * Runs a command on the flow's target; what is left of an earlier run goes.
     *
     * @param name of the files that it leaves
     * @param more arguments
     */
    Result run(String name, String command, List<String> more) throws IOException, InterruptedException {
        Path json = folder.resolve(name + ".json");
        Path log = folder.resolve(name + ".txt");
        Files.deleteIfExists(json);
        Files.deleteIfExists(log);
        List<String> words = new ArrayList<>(List.of(java(), "-jar", JAR.toString(), command));
        words.addAll(List.of("--target", target.toString(), "--adapter", flow.adapter()));
        flow.vars().forEach((variable, value) -> words.addAll(List.of("--var", variable + "=" + value)));
        words.addAll(List.of("--json", json.toString()));
        words.addAll(more);
        int exitCode = Command.of(words, folder, log).run();
        if (!Files.exists(json)) {
            throw new AssertionError(command + " wrote no " + json + "; its output ends\n" + Command.tail(log));
        }
        return new Result(exitCode, JSON.readTree(json.toFile()), Command.tail(log));
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
