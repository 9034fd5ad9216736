package dev.keywave.relyingparty;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * An HTTP response.
 *
 * @param status the status code
 * @param contentType of the body
 * @param body the bytes
 * @param extraHeader one header line without its line end, or null
 */
record Reply(
        int status,
        String contentType,
        ByteString body,
        @Nullable String extraHeader) {

    private static final String JSON = "application/json";
    private static final Reply OK = json(200, "{\"status\":\"ok\",\"errorMessage\":\"\"}");

    /** Success with nothing more to say. */
    static Reply ok() {
        return OK;
    }

    static Reply json(int status, String text) {
        return new Reply(status, JSON, new ByteString(text.getBytes(StandardCharsets.UTF_8)), null);
    }

    static Reply json(byte[] body) {
        return new Reply(200, JSON, new ByteString(body), null);
    }

    /** A failure in the conformance API's form; the message is not empty. */
    static Reply failed(int status, String errorMessage) {
        StringBuilder text = new StringBuilder("{\"status\":\"failed\",\"errorMessage\":\"");
        JsonStringEncoder.getInstance().quoteAsString(errorMessage, text);
        return json(status, text.append("\"}").toString());
    }

    static Reply text(int status, String text) {
        return new Reply(
                status, "text/plain; charset=utf-8", new ByteString(text.getBytes(StandardCharsets.UTF_8)), null);
    }

    Reply with(String header) {
        return new Reply(status, contentType, body, header);
    }
}
