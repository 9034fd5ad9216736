package dev.keywave.grafana.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** A text of meters from a file in place of the process that wrote it. */
final class ServedFile implements AutoCloseable {

    /** What {@code bench export} writes. */
    static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    /** What other products were recorded in. */
    static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final HttpServer server;
    private volatile Path file;

    private ServedFile(HttpServer server, Path file) {
        this.server = server;
        this.file = file;
    }

    /** Serves a file, which may come later, whatever the path. */
    static ServedFile of(Path file, String contentType) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ServedFile served = new ServedFile(server, file);
        server.createContext("/", exchange -> {
            try (exchange) {
                byte[] text = Files.exists(served.file) ? Files.readAllBytes(served.file) : "# EOF\n".getBytes(UTF_8);
                exchange.getResponseHeaders().set("Content-Type", contentType);
                exchange.sendResponseHeaders(200, text.length);
                exchange.getResponseBody().write(text);
            }
        });
        server.start();
        return served;
    }

    /** From now on another one. */
    void show(Path other) {
        file = other;
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
