package dev.keywave.cli;

import dev.keywave.crypto.SelectedCrypto;
import dev.keywave.farm.ConnectionPolicy;
import dev.keywave.plan.LoadTest;
import dev.keywave.plan.RunPlan;
import dev.keywave.plan.RunSettings;
import dev.keywave.relyingparty.LocalCertificates;
import dev.keywave.relyingparty.RelyingPartyConfig;
import dev.keywave.relyingparty.RelyingPartyServer;
import dev.keywave.relyingparty.TlsConfig;
import dev.keywave.relyingparty.VerifierChoice;
import dev.keywave.workload.NanoClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs ceremonies for a moment before the run, with users of their own against a relying party of their own in this
 * process, so that the first ones of the run do not meet class loading: a loop that loads classes takes its starts up
 * late. The target sees nothing of it, and no figure contains it.
 */
final class Priming {

    private static final String WHERE = "priming";

    private Priming() {}

    /**
     * Takes less than a second.
     *
     * @param verifier what the run's own relying party verifies with, or NONE when it is not in this process
     * @param loops of the run
     */
    static void run(VerifierChoice verifier, int loops, SelectedCrypto crypto)
            throws InterruptedException, IOException {
        run(verifier, loops, crypto, settings -> {}, null);
    }

    /** The same for a run over TLS: its first handshakes meet yet more classes, and a native library. */
    static void runOverTls(int loops, SelectedCrypto crypto) throws InterruptedException, IOException {
        LocalCertificates certificates = LocalCertificates.create(Instant.now(), new SecureRandom());
        Path authority = Files.createTempFile("keywave-priming", ".pem");
        try {
            Files.writeString(authority, certificates.caPem());
            run(
                    VerifierChoice.NONE,
                    loops,
                    crypto,
                    settings -> {
                        settings.client().trusted(WHERE, authority.toString());
                        settings.client().policy(WHERE, ConnectionPolicy.CEREMONY.label());
                    },
                    certificates.server());
        } finally {
            Files.delete(authority);
        }
    }

    private static void run(
            VerifierChoice verifier,
            int loops,
            SelectedCrypto crypto,
            Consumer<RunSettings> changes,
            @Nullable TlsConfig tls)
            throws InterruptedException {
        RunSettings settings = new RunSettings();
        settings.users(WHERE, 40);
        settings.loops(WHERE, loops);
        settings.registerRate(WHERE, "400/s");
        settings.concurrency(WHERE, 4);
        settings.duration(WHERE, "250ms");
        settings.grace(WHERE, "1s");
        changes.accept(settings);
        RelyingPartyConfig config = RelyingPartyConfig.builder()
                .provider(crypto.provider())
                .verifier(verifier)
                .tls(tls)
                .build();
        try (RelyingPartyServer server = RelyingPartyServer.start(config)) {
            settings.target().add(WHERE, server.origin());
            RunPlan plan = settings.build();
            try (LoadTest test = LoadTest.prepare(plan, plan.target().resolve(), true, crypto, NanoClock.SYSTEM)) {
                test.run(List.of(), Map.of(), Map.of());
            }
        }
    }
}
