package dev.keywave.farm;

import dev.keywave.adapter.RequestStep;
import dev.keywave.measure.TracedEnd;
import dev.keywave.workload.CeremonyType;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The trace that a ceremony's requests are part of, if it is one of those that are traced: a {@code traceparent} header
 * of version 00 with the ceremony's trace ID, a parent ID of the request's own and the flag {@code sampled}
 * (https://www.w3.org/TR/trace-context-1/#traceparent-header). A request to which the adapter gives one itself keeps that.
 */
final class TraceContext {

    static final String HEADER = "traceparent";

    private static final byte[] FORM =
            (HEADER + ": 00-" + "0".repeat(32) + "-" + "0".repeat(16) + "-01\r\n").getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int TRACE_ID = HEADER.length() + 5;
    private static final int PARENT_ID = TRACE_ID + 33;
    private static final int ID_DIGITS = 16;

    private final Tracer tracer;
    /** Made when first used: most ceremonies never are traced. */
    private byte @Nullable [] line;

    private long idLow;
    private boolean on;
    private boolean sent;

    TraceContext(Tracer tracer) {
        this.tracer = tracer;
    }

    /** A ceremony begins, with a trace of its own or without one. */
    void begin() {
        sent = false;
        on = tracer.draws();
        if (on) {
            idLow = tracer.nextId();
            if (line == null) {
                line = FORM.clone();
            }
            hex(tracer.idHigh(), line, TRACE_ID);
            hex(idLow, line, TRACE_ID + ID_DIGITS);
        }
    }

    /** Appends the request's header line, if there is a trace. */
    void writeTo(ByteBuf headers, RequestStep ask) {
        if (on && line != null && !ask.sets(HEADER)) {
            hex(tracer.nextId(), line, PARENT_ID);
            headers.writeBytes(line);
            sent = true;
        }
    }

    /** Whether a request carried it. */
    boolean isSent() {
        return sent;
    }

    /** What the recorder keeps of a ceremony that carried it. */
    TracedEnd end(Ceremony ceremony, @Nullable String attack, String outcome, @Nullable String reason, long nowNs) {
        String model = ceremony.type() == CeremonyType.PASSWORD
                ? null
                : ceremony.slot().model().name();
        return new TracedEnd(
                tracer.idHigh(),
                idLow,
                ceremony.type(),
                attack,
                outcome,
                reason,
                model,
                ceremony.times().intendedNs(),
                ceremony.times().responseNs(nowNs),
                nowNs);
    }

    private static void hex(long value, byte[] to, int from) {
        long rest = value;
        for (int i = from + ID_DIGITS - 1; i >= from; i--) {
            to[i] = DIGITS[(int) rest & 0xf];
            rest >>>= 4;
        }
    }
}
