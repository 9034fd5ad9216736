package dev.keywave.metrics;

import dev.keywave.input.InputException;
import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;

/** A small server on loopback with {@code /metrics} for Prometheus, for commands that are no relying party. */
public final class MetricsServer implements AutoCloseable {

    private final HTTPServer server;

    private MetricsServer(HTTPServer server) {
        this.server = server;
    }

    /**
     * Starts; answers when it returns.
     *
     * @param registry what it shows
     * @param port 0 for a free one
     * @throws InputException one line when the port is taken or none
     */
    public static MetricsServer start(PrometheusRegistry registry, int port) {
        if (port < 0 || port > 65_535) {
            throw new InputException("metrics port " + port + " is not a port: use 0 (any free one) to 65535");
        }
        try {
            return new MetricsServer(HTTPServer.builder()
                    .inetAddress(InetAddress.getLoopbackAddress())
                    .port(port)
                    .registry(registry)
                    .buildAndStart());
        } catch (BindException e) {
            throw new InputException("metrics port " + port + " is taken: use another port, or 0 for a free one", e);
        } catch (IOException e) {
            throw new InputException(
                    "cannot listen on metrics port " + port + ": " + e.getMessage() + ": use another port", e);
        }
    }

    /** The port that it listens on. */
    public int port() {
        return server.getPort();
    }

    /** What Prometheus is to scrape. */
    public String url() {
        return "http://localhost:" + port() + "/metrics";
    }

    /** Frees the port. */
    @Override
    public void close() {
        server.close();
    }
}
