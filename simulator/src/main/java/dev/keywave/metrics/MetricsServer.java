package dev.keywave.metrics;

import com.sun.net.httpserver.Authenticator;
import dev.keywave.input.InputException;
import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** A small server with {@code /metrics} for Prometheus, for commands that are no relying party: on loopback, or behind a token. */
public final class MetricsServer implements AutoCloseable {

    private final HTTPServer server;
    private final String host;

    private MetricsServer(HTTPServer server, String host) {
        this.server = server;
        this.host = host;
    }

    /**
     * Starts on loopback; answers when it returns.
     *
     * @param registry what it shows
     * @param port 0 for a free one
     * @throws InputException one line when the port is taken or none
     */
    public static MetricsServer start(PrometheusRegistry registry, int port) {
        return start(registry, null, port, null);
    }

    /**
     * Starts; answers when it returns.
     *
     * @param registry what it shows
     * @param host a name or address of this machine; null for loopback
     * @param port 0 for a free one
     * @param token what scrapers must send as {@code Authorization: Bearer TOKEN}; null for none, on loopback only
     * @throws InputException one line when the address is none of this machine's, the port is taken or none, or the token is
     *     missing
     */
    public static MetricsServer start(
            PrometheusRegistry registry, @Nullable String host, int port, @Nullable String token) {
        if (port < 0 || port > 65_535) {
            throw new InputException("metrics port " + port + " is not a port: use 0 (any free one) to 65535");
        }
        InetAddress address = address(host);
        if (token == null && !address.isLoopbackAddress()) {
            throw new InputException("metrics at " + host + " would be open to others: add --metrics-token env:NAME or"
                    + " file:PATH, or leave the host out to listen on loopback only");
        }
        HTTPServer.Builder builder =
                HTTPServer.builder().inetAddress(address).port(port).registry(registry);
        if (token != null) {
            Authenticator bearer = new BearerToken(token);
            builder.authenticator(bearer);
        }
        try {
            HTTPServer server = builder.buildAndStart();
            loadClasses(registry);
            return new MetricsServer(server, shown(host, address));
        } catch (BindException e) {
            throw new InputException("metrics port " + port + " is taken: use another port, or 0 for a free one", e);
        } catch (IOException e) {
            throw new InputException(
                    "cannot listen on metrics port " + port + ": " + e.getMessage() + ": use another port", e);
        }
    }

    /** What the first scrape takes longer than others, a tenth of a second, is taken now, before there is load to disturb. */
    private static void loadClasses(PrometheusRegistry registry) {
        ScrapePage.of(registry, ScrapePage.PROTOBUF);
        ScrapePage.of(registry, null);
    }

    private static InetAddress address(@Nullable String host) {
        if (host == null) {
            return InetAddress.getLoopbackAddress();
        }
        try {
            InetAddress address = InetAddress.getByName(host);
            boolean ours = address.isAnyLocalAddress()
                    || address.isLoopbackAddress()
                    || NetworkInterface.getByInetAddress(address) != null;
            if (ours) {
                return address;
            }
        } catch (UnknownHostException e) {
            throw new InputException(
                    "metrics host " + host + " does not resolve: use a name or address of this machine", e);
        } catch (IOException e) {
            throw new InputException("cannot look for metrics host " + host + " among this machine's: use 0.0.0.0", e);
        }
        throw new InputException(
                "metrics host " + host + " is no address of this machine: use one of its own, or 0.0.0.0");
    }

    private static String shown(@Nullable String host, InetAddress address) {
        if (host == null || address.isAnyLocalAddress()) {
            return "localhost";
        }
        return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    }

    /** The port that it listens on. */
    public int port() {
        return server.getPort();
    }

    /** What Prometheus is to scrape. */
    public String url() {
        return "http://" + host + ":" + port() + "/metrics";
    }

    /** Frees the port. */
    @Override
    public void close() {
        server.close();
    }
}
