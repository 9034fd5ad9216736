package dev.keywave.farm;

import dev.keywave.adapter.Program;
import dev.keywave.authenticator.WebAuthnClient;
import dev.keywave.measure.ConnectionFigures;
import dev.keywave.measure.ConnectionGauges;
import dev.keywave.transport.HttpClient;
import dev.keywave.transport.HttpClientGauges;
import dev.keywave.transport.Lane;
import io.netty.util.collection.LongObjectHashMap;
import io.netty.util.collection.LongObjectMap;
import org.jspecify.annotations.Nullable;

/** A loop's way to one relying party: the program, the connections, and the client side of WebAuthn for its origin. */
final class Route {

    private final int number;
    private final Program program;
    private final WebAuthnClient client;
    private final AuthenticatorAct act;
    private final RouteAttacks attacks;
    private final HttpClient http;
    private final ConnectionPolicy policy;
    private final LongObjectMap<Lane> kept = new LongObjectHashMap<>();

    /** A way, the number-th of its loop. */
    Route(
            int number,
            Program program,
            WebAuthnClient client,
            RouteAttacks attacks,
            HttpClient http,
            ConnectionPolicy policy) {
        this.number = number;
        this.program = program;
        this.client = client;
        this.act = new AuthenticatorAct(client);
        this.attacks = attacks;
        this.http = http;
        this.policy = policy;
    }

    int number() {
        return number;
    }

    Program program() {
        return program;
    }

    AuthenticatorAct act() {
        return act;
    }

    /** The client of users who go this way. */
    WebAuthnClient client() {
        return client;
    }

    RouteAttacks attacks() {
        return attacks;
    }

    HttpClient http() {
        return http;
    }

    /** The connection for a user's ceremony that starts now; null to take any. */
    @Nullable
    Lane open(long user) {
        return switch (policy) {
            case SHARED -> null;
            case CEREMONY -> http.lane();
            case USER -> keptLane(user);
        };
    }

    /** The ceremony is over. */
    void release(@Nullable Lane lane) {
        if (lane != null && policy == ConnectionPolicy.CEREMONY) {
            lane.close();
        }
    }

    /** How the connections stand, and what they came to so far. */
    ConnectionGauges gauges() {
        HttpClientGauges gauges = http.gauges();
        return new ConnectionGauges(
                gauges.openConnections(),
                gauges.connectionsInUse(),
                gauges.waitingRequests(),
                gauges.bytesReceived(),
                gauges.bytesSent(),
                new ConnectionFigures(
                        gauges.connects(),
                        gauges.connectFailures(),
                        gauges.fullHandshakes(),
                        gauges.resumedHandshakes(),
                        gauges.failedHandshakes()));
    }

    /** Cancels what is under way and closes every connection. */
    void close() {
        http.close();
    }

    private Lane keptLane(long user) {
        Lane lane = kept.get(user);
        if (lane == null) {
            lane = http.lane();
            kept.put(user, lane);
        }
        return lane;
    }
}
