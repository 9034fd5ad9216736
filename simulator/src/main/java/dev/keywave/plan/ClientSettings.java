package dev.keywave.plan;

import dev.keywave.farm.ConnectionPolicy;
import dev.keywave.input.InputException;
import dev.keywave.input.Quantities;
import dev.keywave.input.Suggestion;
import dev.keywave.transport.HttpHeader;
import dev.keywave.transport.HttpProtocol;
import dev.keywave.transport.TlsConfig;
import dev.keywave.transport.TlsConfigException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The part of the settings that says how the farm talks to the relying party. */
public final class ClientSettings {

    private static final int DEFAULT_CONNECTIONS = 256;
    private static final Map<String, HttpProtocol> PROTOCOLS =
            Map.of("auto", HttpProtocol.AUTO, "1.1", HttpProtocol.HTTP_1_1, "2", HttpProtocol.HTTP_2);

    private @Nullable Integer connections;
    private ConnectionPolicy policy = ConnectionPolicy.SHARED;
    private long connectTimeoutNs = Quantities.durationNs("default", "5s");
    private long requestTimeoutNs = Quantities.durationNs("default", "10s");
    private long maxResponseBytes = 1 << 20;
    private HttpProtocol protocol = HttpProtocol.AUTO;
    private boolean acceptGzip;
    private final List<HttpHeader> headers = new ArrayList<>();
    private double traced;
    private @Nullable String tracedWhere;
    private TlsConfig tls = TlsConfig.defaults();
    private @Nullable Path certificate;
    private @Nullable Path key;

    ClientSettings() {}

    /** Most connections, all loops together. */
    public void connections(String where, int count) {
        connections = RunSettings.atLeastOne(where, count);
    }

    /** Who shares a connection: {@code shared}, {@code user} or {@code ceremony}. */
    public void policy(String where, String text) {
        ConnectionPolicy chosen = ConnectionPolicy.byLabel(text);
        if (chosen == null) {
            throw new InputException(where + ": \"" + text + "\" is no connection policy; "
                    + Suggestion.among(text, ConnectionPolicy.labels()));
        }
        policy = chosen;
    }

    /** Longest wait for a connection to open. */
    public void connectTimeout(String where, String text) {
        connectTimeoutNs = Quantities.positiveDurationNs(where, text);
    }

    /** Longest wait for a response. */
    public void requestTimeout(String where, String text) {
        requestTimeoutNs = Quantities.positiveDurationNs(where, text);
    }

    /** Longest response body, bytes. */
    public void maxResponseBytes(String where, long bytes) {
        if (bytes < 1_024 || bytes > 1 << 30) {
            throw new InputException(where + ": " + bytes + " bytes; write a number from 1024 to 1073741824");
        }
        maxResponseBytes = bytes;
    }

    /** Which version of HTTP: {@code auto}, {@code 1.1} or {@code 2}. */
    public void protocol(String where, String text) {
        HttpProtocol chosen = PROTOCOLS.get(text);
        if (chosen == null) {
            throw new InputException(where + ": \"" + text + "\" is no version of HTTP; write auto, 1.1 or 2");
        }
        protocol = chosen;
    }

    /** Whether to ask for compressed responses. */
    public void acceptGzip(boolean accept) {
        acceptGzip = accept;
    }

    /** A field line that goes with each request. */
    public void header(String where, String name, String value) {
        try {
            headers.add(new HttpHeader(name.strip(), value.strip()));
        } catch (IllegalArgumentException e) {
            throw new InputException(where + ": " + e.getMessage(), e);
        }
    }

    /** Share of the ceremonies whose requests carry a W3C trace context, a percentage. */
    public void trace(String where, String text) {
        traced = Quantities.fraction(where, text);
        tracedWhere = where;
    }

    /** Trust the certificates of a PEM file, in place of the Java runtime's. */
    public void trusted(String where, String pem) {
        try {
            tls = tls.withTrusted(TargetSettings.path(where, pem));
        } catch (TlsConfigException e) {
            throw new InputException(where + ": " + e.getMessage(), e);
        }
    }

    /** Trust whatever the target shows. */
    public void insecure(boolean trustAll) {
        tls = trustAll ? tls.withoutVerification() : tls;
    }

    /** Whether new connections resume the TLS sessions of earlier ones. */
    public void resumption(boolean on) {
        tls = tls.withResumption(on);
    }

    /** PEM file of the client's certificate. */
    public void certificate(String where, String pem) {
        certificate = TargetSettings.path(where, pem);
    }

    /** PEM file of its key. */
    public void key(String where, String pem) {
        key = TargetSettings.path(where, pem);
    }

    /**
     * All of it.
     *
     * @param users who may need a connection each
     */
    public ClientPlan build(long users) {
        if (traced > 0 && headers.stream().anyMatch(header -> header.name().equalsIgnoreCase("traceparent"))) {
            throw new InputException(tracedWhere
                    + ": each request has the traceparent of a header already, and can carry one only; leave one out");
        }
        return new ClientPlan(
                connectionsFor(users),
                policy,
                connectTimeoutNs,
                requestTimeoutNs,
                (int) maxResponseBytes,
                protocol,
                acceptGzip,
                List.copyOf(headers),
                traced,
                tlsWithCertificate());
    }

    /** Kept connections are as many as there are users: a cap below that would leave the others waiting for ever. */
    private int connectionsFor(long users) {
        if (policy != ConnectionPolicy.USER) {
            return connections == null ? DEFAULT_CONNECTIONS : connections;
        }
        if (connections != null && connections < users) {
            throw new InputException("connections: " + connections + " are too few to keep one for each of " + users
                    + " users; raise it, leave it out, or take another connection policy");
        }
        return connections == null ? (int) Math.min(users, Integer.MAX_VALUE) : connections;
    }

    private TlsConfig tlsWithCertificate() {
        if (certificate == null && key == null) {
            return tls;
        }
        if (certificate == null || key == null) {
            throw new InputException("client certificate: " + (certificate == null ? "the certificate" : "the key")
                    + " is missing; give both the certificate and its key");
        }
        try {
            return tls.withClientCertificate(certificate, key, Clock.systemUTC());
        } catch (TlsConfigException e) {
            throw new InputException("client certificate: " + e.getMessage(), e);
        }
    }

    Map<String, String> inWords(ClientPlan built) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("connections", built.connections() + ", " + policy.description());
        words.put("http", protocol.label() + (acceptGzip ? ", gzip" : ""));
        words.put("connect timeout", RunSettings.seconds(connectTimeoutNs));
        words.put("request timeout", RunSettings.seconds(requestTimeoutNs));
        words.put("longest response", maxResponseBytes + " bytes");
        if (traced > 0) {
            words.put("trace", RunSettings.percent(traced) + " of the ceremonies send traceparent");
        }
        headers.forEach(header -> words.put("header " + header.name(), "set"));
        return words;
    }
}
