package dev.keywave.cli;

import dev.keywave.input.InputException;
import dev.keywave.relyingparty.LocalCertificates;
import dev.keywave.relyingparty.Pem;
import dev.keywave.relyingparty.TlsConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags of TLS on the relying party's side. */
final class TlsOptions {

    @Option(
            names = "--tls",
            description =
                    "Speak TLS, HTTP/2 or HTTP/1.1 by ALPN, with a certificate for localhost, 127.0.0.1 and ::1 from"
                            + " a certificate authority made for this start.")
    boolean tls;

    @Option(
            names = "--tls-ca-out",
            paramLabel = "FILE",
            description = "Where --tls writes that authority's certificate, PEM. Default: keywave-ca.pem.")
    @Nullable
    Path caOut;

    @Option(
            names = "--tls-cert",
            paramLabel = "FILE",
            description = "Speak TLS with these certificates, PEM: the server's first, then those above it.")
    @Nullable
    Path certificates;

    @Option(names = "--tls-key", paramLabel = "FILE", description = "The private key of --tls-cert, PEM.")
    @Nullable
    Path key;

    @Option(
            names = "--tls-client-ca",
            paramLabel = "FILE",
            description = "Require client certificates that one of these authorities issued, PEM.")
    @Nullable
    Path clientCa;

    boolean given() {
        return tls || certificates != null;
    }

    /** What to show over TLS; null for none. Writes the authority's certificate if it makes one. */
    @Nullable
    TlsConfig config(PrintWriter out) {
        TlsConfig server = server(out);
        if (server == null && clientCa != null) {
            throw new InputException("--tls-client-ca: needs TLS; add --tls, or --tls-cert and --tls-key");
        }
        return server == null || clientCa == null ? server : server.requiringClients(Pem.certificates(clientCa));
    }

    private @Nullable TlsConfig server(PrintWriter out) {
        if (!tls && caOut != null) {
            throw new InputException("--tls-ca-out: there is an authority with --tls only; add it, or leave this out");
        }
        if (certificates == null && key == null) {
            return tls ? local(out) : null;
        }
        if (certificates == null || key == null) {
            throw new InputException("--tls-cert and --tls-key: one without the other; give both");
        }
        if (tls) {
            throw new InputException("--tls: makes a certificate, and --tls-cert gives one; leave one of them out");
        }
        return TlsConfig.read(certificates, key);
    }

    private TlsConfig local(PrintWriter out) {
        LocalCertificates made = LocalCertificates.create(Instant.now(), new SecureRandom());
        Path file = caOut == null ? Path.of("keywave-ca.pem") : caOut;
        try {
            Files.writeString(file, made.caPem());
        } catch (IOException e) {
            throw new InputException(
                    "--tls-ca-out: " + file + " cannot be written ("
                            + e.getClass().getSimpleName() + "); name a file that can",
                    e);
        }
        out.println("certificate authority for clients: " + file.toAbsolutePath());
        return made.server();
    }
}
