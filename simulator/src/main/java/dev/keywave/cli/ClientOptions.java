package dev.keywave.cli;

import dev.keywave.input.InputException;
import dev.keywave.plan.ClientSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that say how the relying party is talked to. */
final class ClientOptions {

    @Option(
            names = "--http",
            paramLabel = "VERSION",
            description = "auto, 1.1 or 2. Default: auto: HTTP/2 where a TLS target agrees to it, else HTTP/1.1.")
    @Nullable
    String http;

    @Option(
            names = "--cacert",
            paramLabel = "FILE",
            description = "Trust the certificates of this PEM file, in place of Java's own.")
    @Nullable
    String cacert;

    @Option(names = "--insecure", description = "Trust whatever certificate the target shows.")
    boolean insecure;

    @Option(
            names = "--cert",
            paramLabel = "FILE",
            description = "PEM file of the client's certificate, with its chain.")
    @Nullable
    String certificate;

    @Option(names = "--key", paramLabel = "FILE", description = "PEM file of its key, PKCS#8, not encrypted.")
    @Nullable
    String key;

    @Option(names = "--no-tls-resumption", description = "A full TLS handshake for each connection.")
    boolean noResumption;

    @Option(
            names = "--header",
            paramLabel = "'NAME: VALUE'",
            description = "A header that goes with each request. Repeatable.")
    List<String> headers = new ArrayList<>();

    @Option(names = "--gzip", description = "Ask for compressed responses.")
    boolean gzip;

    @Option(
            names = "--connect-timeout",
            paramLabel = "TIME",
            description = "Longest wait for a connection. Default: 5s.")
    @Nullable
    String connectTimeout;

    @Option(
            names = "--request-timeout",
            paramLabel = "TIME",
            description = "Longest wait for a response. Default: 10s.")
    @Nullable
    String requestTimeout;

    @Option(
            names = "--max-response",
            paramLabel = "BYTES",
            description = "Longest response body that is read. Default: 1048576.")
    @Nullable
    Long maxResponse;

    /** Lays these flags over what the settings have. */
    void apply(ClientSettings settings) {
        with("--http", http, settings::protocol);
        with("--cacert", cacert, settings::trusted);
        settings.insecure(insecure);
        with("--cert", certificate, settings::certificate);
        with("--key", key, settings::key);
        if (noResumption) {
            settings.resumption(false);
        }
        for (String header : headers) {
            int colon = header.indexOf(':');
            if (colon < 0) {
                throw new InputException("--header: \"" + header + "\" has no colon; write 'NAME: VALUE'");
            }
            settings.header("--header", header.substring(0, colon), header.substring(colon + 1));
        }
        if (gzip) {
            settings.acceptGzip(true);
        }
        with("--connect-timeout", connectTimeout, settings::connectTimeout);
        with("--request-timeout", requestTimeout, settings::requestTimeout);
        with("--max-response", maxResponse, settings::maxResponseBytes);
    }

    static <T> void with(String name, @Nullable T value, BiConsumer<String, T> setter) {
        if (value != null) {
            setter.accept(name, value);
        }
    }
}
