package dev.keywave.gatling.engine;

import io.netty.handler.codec.http.HttpHeaders;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The trace that the requests of a pass through an adapter's flow are part of: a {@code traceparent} header of version 00 with
 * the trace's ID, a parent ID of the request's own and the flag {@code sampled}
 * (https://www.w3.org/TR/trace-context-1/#traceparent-header). Who gives a request such a header by other means is left it.
 */
final class FlowTrace {

    private static final String HEADER = "traceparent";
    /** Of all traces of this process: no two processes share one. */
    private static final String ID_HIGH = hex(new SecureRandom().nextLong() | 1);

    private final String id = ID_HIGH + hex(newId());
    private boolean sent;

    private FlowTrace() {}

    /**
     * One for that share of the calls.
     *
     * @param share 0 to 1
     * @return null for the others
     */
    static @Nullable FlowTrace draw(double share) {
        return share > 0 && ThreadLocalRandom.current().nextDouble() < share ? new FlowTrace() : null;
    }

    /** A request is to be part of it. */
    void giveTo(HttpHeaders headers) {
        if (!headers.contains(HEADER)) {
            headers.set(HEADER, "00-" + id + "-" + hex(newId()) + "-01");
            sent = true;
        }
    }

    /** Whether a request carried it. */
    boolean isSent() {
        return sent;
    }

    /** 32 hexadecimal digits in lower case. */
    String id() {
        return id;
    }

    /** Not all zero, as the specification wants it. */
    private static long newId() {
        long id = ThreadLocalRandom.current().nextLong();
        return id == 0 ? 1 : id;
    }

    private static String hex(long value) {
        return HexFormat.of().toHexDigits(value);
    }
}
