package dev.keywave.grafana.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of meters in OpenMetrics' text, served as a textfile collector would. */
final class ServedFile implements AutoCloseable {

    private final HttpServer server;

    private ServedFile(HttpServer server) {
        this.server = server;
    }

    /** Serves a file, which may come later, at {@code /metrics}. */
    static ServedFile of(Path file) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/metrics", exchange -> {
            try (exchange) {
                byte[] text = Files.exists(file) ? Files.readAllBytes(file) : "# EOF\n".getBytes(UTF_8);
                exchange.getResponseHeaders()
                        .set("Content-Type", "application/openmetrics-text; version=1.0.0; charset=utf-8");
                exchange.sendResponseHeaders(200, text.length);
                exchange.getResponseBody().write(text);
            }
        });
        server.start();
        return new ServedFile(server);
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
