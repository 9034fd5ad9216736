package dev.keywave.relyingparty;

import io.netty.handler.codec.http.HttpMethod;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;

/** Replies as Microsoft Graph words them (https://learn.microsoft.com/graph/errors). */
final class GraphReplies {

    private static final String CLIENT_REQUEST_ID = "client-request-id";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private final Supplier<SecureBytes> random;
    private final InstantSource clock;

    GraphReplies(Supplier<SecureBytes> random, InstantSource clock) {
        this.random = random;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    Reply json(HttpExchange exchange, int status, Consumer<JsonGenerator> members) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = Json.FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            members.accept(json);
            json.writeEndObject();
        }
        return identified(exchange, Reply.json(status, out.toByteArray()), newId());
    }

    Reply noContent(HttpExchange exchange) {
        return identified(exchange, Reply.noContent(), newId());
    }

    Reply refused(HttpExchange exchange, Rejection rejection) {
        int status = rejection.reason().httpStatus();
        return error(exchange, status, status == 403 ? "accessDenied" : "badRequest", rejection.errorMessage());
    }

    Reply error(HttpExchange exchange, int status, String code, String message) {
        String requestId = newId();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = Json.FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeObjectPropertyStart("error");
            json.writeStringProperty("code", code);
            json.writeStringProperty("message", message);
            json.writeObjectPropertyStart("innerError");
            // Graph's dates in errors have no zone.
            json.writeStringProperty("date", now().toString().replace("Z", ""));
            json.writeStringProperty("request-id", requestId);
            json.writeStringProperty(CLIENT_REQUEST_ID, clientRequestId(exchange, requestId));
            json.writeEndObject();
            json.writeEndObject();
            json.writeEndObject();
        }
        return identified(exchange, Reply.json(status, out.toByteArray()), requestId);
    }

    Reply methodNotAllowed(HttpExchange exchange, HttpMethod... allowed) {
        StringBuilder allow = new StringBuilder();
        for (HttpMethod method : allowed) {
            allow.append(allow.isEmpty() ? "" : ", ").append(method);
        }
        return error(exchange, 405, "Request_BadRequest", exchange.path() + " takes " + allow + " only")
                .with("Allow", allow.toString());
    }

    private static Reply identified(HttpExchange exchange, Reply reply, String requestId) {
        return reply.with("request-id", requestId).with(CLIENT_REQUEST_ID, clientRequestId(exchange, requestId));
    }

    /** The client's own if it is fit to be repeated. */
    private static String clientRequestId(HttpExchange exchange, String requestId) {
        String sent = exchange.headers().get(CLIENT_REQUEST_ID);
        return sent != null && ID.matcher(sent).matches() ? sent : requestId;
    }

    private String newId() {
        ByteBuffer bytes = ByteBuffer.wrap(random.get().next(2 * Long.BYTES));
        long high = (bytes.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x4000L;
        long low = (bytes.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }
}
