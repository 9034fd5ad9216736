package dev.keywave.cli;

import dev.keywave.crypto.CryptoChoice;
import dev.keywave.crypto.CryptoProviders;
import dev.keywave.crypto.SelectedCrypto;
import dev.keywave.relyingparty.RelyingPartyServer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code keywave rp}: the embedded relying party alone. */
@Command(
        name = "rp",
        mixinStandardHelpOptions = true,
        description = "Starts the embedded relying party alone, on loopback, until it is interrupted.")
final class RpCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "Port. Default: 8080; 0 takes a free one.")
    private int port;

    @Option(
            names = "--origin",
            paramLabel = "ORIGIN",
            description = "Origin to expect in the client data. Repeatable. Default: http://localhost:PORT.")
    private List<String> origins = new ArrayList<>();

    @Option(
            names = "--crypto",
            paramLabel = "NAME",
            description = "Who verifies: auto, accp, bc or jdk. Default: auto.")
    private CryptoChoice crypto = CryptoChoice.AUTO;

    @Option(
            names = "--seed-credentials",
            paramLabel = "FILE",
            description =
                    "Know these credentials from the start: what 'keywave population export --format jsonl' wrote.")
    private @Nullable Path seedCredentials;

    @Mixin
    private RelyingPartyOptions options = new RelyingPartyOptions();

    @Override
    public Integer call() throws InterruptedException {
        SelectedCrypto selected = CryptoProviders.select(crypto);
        selected.install();
        PrintWriter out = spec.commandLine().getOut();
        int loops = Runtime.getRuntime().availableProcessors();
        CountDownLatch interrupted = new CountDownLatch(1);
        try (RelyingPartyServer server =
                RelyingPartyServer.start(options.config(port, new LinkedHashSet<>(origins), selected, loops))) {
            Interrupt interrupt = new Interrupt(interrupted::countDown);
            try {
                if (seedCredentials != null) {
                    out.println(server.seed(seedCredentials) + " credentials known from " + seedCredentials);
                }
                Banner.print(out, server, options.inWords(loops));
                interrupted.await();
                Banner.printStatistics(out, server);
            } finally {
                interrupt.close();
            }
        }
        return ExitCode.PASSED;
    }
}
