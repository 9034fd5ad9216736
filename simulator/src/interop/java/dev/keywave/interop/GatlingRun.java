package dev.keywave.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Gatling's simulation for a relying party, as {@code keywave gatling} runs it. The launcher builds the simulations; where it
 * has not, the suite goes on without them, for it must not build while it runs from what is built.
 */
final class GatlingRun {

    private static final Map<String, String> SIMULATIONS = Map.of("spring-security", "SpringSecurityLogin");
    private static final Path LIBRARIES = Workplace.ROOT.resolve(Path.of("scenarios", "target", "libraries"));

    private GatlingRun() {}

    /**
     * Registers users, logs them in, all the way without a failure.
     *
     * @param folder for its report and what it prints
     * @return what came of it, for the matrix; empty where there is no simulation
     */
    static String of(Flow flow, URI target, Path folder) throws IOException, InterruptedException {
        String simulation = SIMULATIONS.get(flow.adapter());
        if (simulation == null) {
            return "";
        }
        if (!Files.isDirectory(LIBRARIES)) {
            return "no Gatling, './keywave gatling' has not built it";
        }
        List<String> words = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-cp",
                LIBRARIES + "/*",
                "dev.keywave.simulations.cli.GatlingCommand",
                simulation,
                "--target=" + target,
                "--users=" + flow.users(),
                "--register-rate=" + flow.registerRate(),
                "--rate=" + flow.registerRate(),
                "--for=10s",
                "--errors=0%",
                // neither this machine nor what shares it is put to the test
                "--p99=1m",
                "--out=" + folder.resolve("gatling"));
        Path log = folder.resolve("gatling.txt");
        Files.deleteIfExists(log);
        assertThat(new Command(words, folder, Map.of(), log).run())
                .as(() -> simulation + "; its output ends\n" + Command.tail(log))
                .isZero();
        return "Gatling's " + simulation + " passed";
    }
}
