package dev.keywave.metadata;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.keywave.input.InputException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.function.LongConsumer;

/** Serves a few documents on loopback, over HTTP, until it is closed. */
public final class MetadataServer implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, byte[]> documents;
    private final LongConsumer progress;
    private long served;

    private MetadataServer(HttpServer server, Map<String, byte[]> documents, LongConsumer progress) {
        this.server = server;
        this.documents = documents;
        this.progress = progress;
    }

    /**
     * Starts.
     *
     * @param port 0 for a free one
     * @param documents by path, for example {@code /ca.pem}
     * @param progress is told how many were served
     * @throws InputException when the port cannot be had
     */
    public static MetadataServer start(int port, Map<String, byte[]> documents, LongConsumer progress) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            MetadataServer metadata = new MetadataServer(server, Map.copyOf(documents), progress);
            server.createContext("/", metadata::serve);
            server.start();
            return metadata;
        } catch (IOException | IllegalArgumentException e) {
            throw new InputException(
                    "--serve: port " + port + " cannot be had (" + e.getMessage() + "); name another", e);
        }
    }

    /** Where it listens. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** One thread serves all. */
    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] document = documents.get(exchange.getRequestURI().getPath());
            if (document == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            exchange.getResponseHeaders().set("Content-Type", "application/octet-stream");
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(200, head ? -1 : document.length);
            if (!head) {
                exchange.getResponseBody().write(document);
            }
            progress.accept(++served);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
