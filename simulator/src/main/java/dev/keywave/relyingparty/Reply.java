package dev.keywave.relyingparty;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * An HTTP response.
 *
 * @param status the status code
 * @param contentType of the body; empty when there is none
 * @param body the bytes
 * @param headers those beside the body's
 */
record Reply(int status, String contentType, ByteString body, List<Header> headers) {

    private static final String JSON = "application/json";
    private static final Reply OK = json(200, "{\"status\":\"ok\",\"errorMessage\":\"\"}");

    /** A header field, fit to be sent: no line ends in it. */
    record Header(String name, String value) {}

    /** Success with nothing more to say. */
    static Reply ok() {
        return OK;
    }

    /**
     * Success with more members.
     *
     * @param members JSON text, each with a comma in front; empty for none
     */
    static Reply ok(String members) {
        return members.isEmpty() ? OK : json(200, "{\"status\":\"ok\",\"errorMessage\":\"\"" + members + "}");
    }

    static Reply json(int status, String text) {
        return new Reply(status, JSON, new ByteString(text.getBytes(StandardCharsets.UTF_8)), List.of());
    }

    static Reply json(byte[] body) {
        return json(200, body);
    }

    static Reply json(int status, byte[] body) {
        return new Reply(status, JSON, new ByteString(body), List.of());
    }

    /** A failure in the conformance API's form; the message is not empty. */
    static Reply failed(int status, String errorMessage) {
        return failed(status, errorMessage, "");
    }

    /**
     * The same with more members.
     *
     * @param members JSON text, each with a comma in front; empty for none
     */
    static Reply failed(int status, String errorMessage, String members) {
        StringBuilder text = new StringBuilder("{\"status\":\"failed\",\"errorMessage\":\"");
        JsonStringEncoder.getInstance().quoteAsString(errorMessage, text);
        return json(status, text.append('"').append(members).append('}').toString());
    }

    static Reply text(int status, String text) {
        return new Reply(
                status, "text/plain; charset=utf-8", new ByteString(text.getBytes(StandardCharsets.UTF_8)), List.of());
    }

    static Reply html(int status, String text) {
        return new Reply(
                status, "text/html; charset=utf-8", new ByteString(text.getBytes(StandardCharsets.UTF_8)), List.of());
    }

    /** Without a body, and so without a type of one. */
    static Reply empty(int status) {
        return new Reply(status, "", ByteString.EMPTY, List.of());
    }

    /** On to another page. */
    static Reply found(String location) {
        return empty(302).with("Location", location);
    }

    /** No content (RFC 9110 section 15.3.5). */
    static Reply noContent() {
        return new Reply(204, JSON, ByteString.EMPTY, List.of());
    }

    /** Whether there is a body to describe and send. */
    boolean hasContent() {
        return status != 204;
    }

    boolean hasContentType() {
        return hasContent() && !contentType.isEmpty();
    }

    Reply with(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Reply(status, contentType, body, List.copyOf(more));
    }
}
