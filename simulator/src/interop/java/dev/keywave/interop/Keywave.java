package dev.keywave.interop;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
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

    /** The folder that commands run in. */
    Path folder() {
        return folder;
    }

    /** Runs a command that has nothing to do with the target, to success. */
    void succeed(String name, List<String> arguments) throws IOException, InterruptedException {
        command(name, arguments).succeed();
    }

    /**
     * Runs a command on the flow's target; what is left of an earlier run goes.
     *
     * @param name of the files that it leaves
     * @param more arguments
     */
    Result run(String name, String command, List<String> more) throws IOException, InterruptedException {
        Path json = folder.resolve(name + ".json");
        Files.deleteIfExists(json);
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of("--target", target.toString(), "--adapter", flow.adapter()));
        flow.vars().forEach((variable, value) -> arguments.addAll(List.of("--var", variable + "=" + value)));
        flow.secrets()
                .keySet()
                .forEach(secret -> arguments.addAll(List.of("--secret", secret + "=env:" + variable(secret))));
        arguments.addAll(List.of("--json", json.toString()));
        arguments.addAll(more);
        Command process = command(name, arguments);
        int exitCode = process.run();
        String output = Command.tail(process.log());
        if (!Files.exists(json)) {
            throw new AssertionError(command + " wrote no " + json + "; its output ends\n" + output);
        }
        return new Result(exitCode, JSON.readTree(json.toFile()), output);
    }

    private Command command(String name, List<String> arguments) throws IOException {
        Path log = folder.resolve(name + ".txt");
        Files.deleteIfExists(log);
        List<String> words = new ArrayList<>(List.of(java(), "-jar", JAR.toString()));
        words.addAll(arguments);
        return new Command(words, folder, environment(), log);
    }

    private Map<String, String> environment() {
        return flow.secrets().entrySet().stream()
                .collect(Collectors.toMap(secret -> variable(secret.getKey()), Map.Entry::getValue));
    }

    private static String variable(String secret) {
        return "INTEROP_" + secret.toUpperCase(Locale.ROOT);
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
