package dev.keywave.cli;

import dev.keywave.attestation.AttestationAuthority;
import dev.keywave.authenticator.AuthenticatorModel;
import dev.keywave.authenticator.AuthenticatorModels;
import dev.keywave.crypto.CryptoChoice;
import dev.keywave.crypto.CryptoProviders;
import dev.keywave.crypto.SelectedCrypto;
import dev.keywave.metadata.MetadataBlob;
import dev.keywave.metadata.MetadataServer;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code keywave attestation mds}: metadata of the models. */
@Command(
        name = "mds",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Writes or serves the models' metadata as FIDO's Metadata Service does: a signed BLOB, whose trust"
                        + " anchor is the root that 'attestation ca' writes.")
final class AttestationMdsCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private CommandSpec spec;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where to. Default: standard output, unless it is served.")
    private @Nullable Path out;

    @Option(
            names = "--serve",
            paramLabel = "PORT",
            arity = "0..1",
            fallbackValue = "0",
            description =
                    "Serve it on loopback until interrupted: / is the BLOB, /ca.pem the certificates, /ca.crl the root's"
                            + " revocation list. Default: a free port.")
    private @Nullable Integer serve;

    @Option(
            names = "--model-file",
            paramLabel = "FILE",
            description = "A model of one's own, beside the built-in ones. Repeatable.")
    private List<Path> modelFiles = new ArrayList<>();

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            description =
                    "What the models' status reports say, for relying parties that want to see a certain one. Default:"
                            + " NOT_FIDO_CERTIFIED, which is the truth.")
    private String status = "NOT_FIDO_CERTIFIED";

    @Mixin
    private AttestationOptions options = new AttestationOptions();

    @Override
    public Integer call() throws InterruptedException {
        List<AuthenticatorModel> models = new ArrayList<>(AuthenticatorModels.builtIn());
        modelFiles.forEach(file -> models.add(AuthenticatorModels.read(file)));
        SelectedCrypto crypto = CryptoProviders.select(CryptoChoice.AUTO);
        AttestationAuthority authority = options.authority(crypto);
        Instant now = Instant.now();
        String blob = new MetadataBlob(authority, status).of(models, crypto, now);
        PrintWriter console = spec.commandLine().getOut();
        if (out != null || serve == null) {
            AttestationCaCommand.write(out, blob, options.path(), console);
            console.flush();
        }
        return serve == null ? ExitCode.PASSED : serve(serve, blob, authority, now, console);
    }

    private static int serve(int port, String blob, AttestationAuthority authority, Instant now, PrintWriter console)
            throws InterruptedException {
        Map<String, byte[]> documents = Map.of(
                "/", blob.getBytes(StandardCharsets.US_ASCII),
                "/ca.pem", authority.pem().getBytes(StandardCharsets.US_ASCII),
                "/ca.crl", authority.revocationList(now));
        CountDownLatch interrupted = new CountDownLatch(1);
        try (ProgressLine progress = new ProgressLine("requests served", 1);
                MetadataServer server = MetadataServer.start(port, documents, progress)) {
            Interrupt interrupt = new Interrupt(interrupted::countDown);
            try {
                console.println("metadata at http://127.0.0.1:" + server.port() + "/, certificates at /ca.pem,"
                        + " revocation list at /ca.crl; Ctrl-C ends it");
                console.flush();
                interrupted.await();
            } finally {
                interrupt.close();
            }
        }
        return ExitCode.PASSED;
    }
}
