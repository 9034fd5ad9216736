package dev.keywave.farm;

import dev.keywave.adapter.Program;
import dev.keywave.measure.ConnectionFigures;
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
    private final AuthenticatorAct act;
    private final HttpClient client;
    private final ConnectionPolicy policy;
    private final LongObjectMap<Lane> kept = new LongObjectHashMap<>();

    /** A way, the number-th of its loop. */
    Route(int number, Program program, AuthenticatorAct act, HttpClient client, ConnectionPolicy policy) {
        this.number = number;
        this.program = program;
        this.act = act;
        this.client = client;
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

    HttpClient client() {
        return client;
    }

    /** The connection for a user's ceremony that starts now; null to take any. */
    @Nullable
    Lane open(long user) {
        return switch (policy) {
            case SHARED -> null;
            case CEREMONY -> client.lane();
            case USER -> keptLane(user);
        };
    }

    /** The ceremony is over. */
    void release(@Nullable Lane lane) {
        if (lane != null && policy == ConnectionPolicy.CEREMONY) {
            lane.close();
        }
    }

    /** What the connections came to so far. */
    ConnectionFigures connections() {
        HttpClientGauges gauges = client.gauges();
        return new ConnectionFigures(
                gauges.connects(),
                gauges.connectFailures(),
                gauges.fullHandshakes(),
                gauges.resumedHandshakes(),
                gauges.failedHandshakes());
    }

    /** Cancels what is under way and closes every connection. */
    void close() {
        client.close();
    }

    private Lane keptLane(long user) {
        Lane lane = kept.get(user);
        if (lane == null) {
            lane = client.lane();
            kept.put(user, lane);
        }
        return lane;
    }
}
