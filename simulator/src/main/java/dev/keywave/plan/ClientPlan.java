package dev.keywave.plan;

import dev.keywave.farm.ConnectionPolicy;
import dev.keywave.transport.HttpClientConfig;
import dev.keywave.transport.HttpHeader;
import dev.keywave.transport.HttpProtocol;
import dev.keywave.transport.TlsConfig;
import java.util.List;

/**
 * How the farm talks to the relying party.
 *
 * @param connections most connections open at once, all loops together
 * @param policy who shares a connection
 * @param connectTimeoutNs until a connection counts as failed
 * @param requestTimeoutNs from the first byte sent until a request counts as failed
 * @param maxResponseBytes longest response body that is read
 * @param protocol which version of HTTP
 * @param acceptGzip whether to ask for compressed responses
 * @param headers field lines that go with each request
 * @param traced share of the ceremonies that carry a trace context, 0 to 1
 * @param tls how to speak TLS, with targets that do
 */
public record ClientPlan(
        int connections,
        ConnectionPolicy policy,
        long connectTimeoutNs,
        long requestTimeoutNs,
        int maxResponseBytes,
        HttpProtocol protocol,
        boolean acceptGzip,
        List<HttpHeader> headers,
        double traced,
        TlsConfig tls) {

    /** What the transport needs to know for one target. */
    public HttpClientConfig config(Target target) {
        return new HttpClientConfig(
                target.address(),
                target.hostHeader(),
                connections,
                connectTimeoutNs,
                requestTimeoutNs,
                maxResponseBytes,
                protocol,
                target.secure() ? tls : null,
                acceptGzip,
                headers);
    }
}
