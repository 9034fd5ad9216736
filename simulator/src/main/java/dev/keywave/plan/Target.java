package dev.keywave.plan;

import dev.keywave.input.InputException;
import dev.keywave.transport.HttpProtocol;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The relying party to be loaded, resolved and asked once: whoever mistypes a port learns of it in a line, not from ten
 * thousand failed ceremonies.
 *
 * @param uri as given
 * @param address resolved
 */
public record Target(URI uri, InetSocketAddress address) {

    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;
    private static final int PROBE_TIMEOUT_MS = 5_000;

    /**
     * Resolves a target and refuses one that nobody has authorised.
     *
     * @param plan says which hosts other than loopback may be loaded, and which have an address given
     * @throws InputException when the name does not resolve, or the host is neither loopback nor authorised
     */
    public static Target resolve(URI uri, TargetPlan plan) {
        String host = bracketless(uri.getHost());
        int port = uri.getPort() < 0 ? (secure(uri) ? HTTPS_PORT : HTTP_PORT) : uri.getPort();
        String given = plan.addresses().get(host.toLowerCase(Locale.ROOT));
        InetAddress address;
        try {
            address = InetAddress.getByName(given == null ? host : bracketless(given));
        } catch (UnknownHostException e) {
            throw new InputException(
                    "target " + uri + ": the name " + (given == null ? host : given)
                            + " does not resolve; check its spelling",
                    e);
        }
        boolean authorized =
                plan.authorizedHosts().stream().anyMatch(h -> bracketless(h).equalsIgnoreCase(host));
        if (!address.isLoopbackAddress() && !authorized) {
            throw new InputException("target " + uri + ": " + host + " (" + address.getHostAddress()
                    + ") is not on this machine; if its owner has agreed to the load, add --authorized-for " + host);
        }
        return new Target(uri, new InetSocketAddress(address, port));
    }

    /** Whether it is reached over TLS. */
    public boolean secure() {
        return secure(uri);
    }

    /** The value of the {@code host} field. */
    public String hostHeader() {
        return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ':' + uri.getPort();
    }

    /**
     * Asks for {@code /} once; any HTTP response will do. Over TLS, or where HTTP/2 is begun with prior knowledge, it is
     * enough that somebody listens: what is wrong with a certificate or a protocol is a reason of ceremonies.
     *
     * @param protocol that the run speaks
     * @throws InputException when nobody listens, nobody answers, or what answers does not speak HTTP
     */
    public void requireHttp(HttpProtocol protocol) {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(PROBE_TIMEOUT_MS);
            socket.connect(address, PROBE_TIMEOUT_MS);
            if (secure() || protocol == HttpProtocol.HTTP_2) {
                return;
            }
            String request = "GET / HTTP/1.1\r\nhost: " + hostHeader() + "\r\nconnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            byte[] start = readStart(socket.getInputStream());
            if (!new String(start, StandardCharsets.US_ASCII).startsWith("HTTP/1.")) {
                throw new InputException("target " + uri + ": what answers there does not speak HTTP; check the port");
            }
        } catch (ConnectException e) {
            throw new InputException(
                    "target " + uri + ": connection refused; start the relying party or check the port", e);
        } catch (SocketTimeoutException e) {
            throw new InputException(
                    "target " + uri + ": no answer within " + PROBE_TIMEOUT_MS / 1_000 + " s; check host and port", e);
        } catch (IOException e) {
            throw new InputException("target " + uri + ": " + e.getMessage() + "; check host and port", e);
        }
    }

    private static byte[] readStart(InputStream in) throws IOException {
        return in.readNBytes("HTTP/1.".length());
    }

    private static boolean secure(URI uri) {
        return "https".equals(uri.getScheme());
    }

    private static String bracketless(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }
}
