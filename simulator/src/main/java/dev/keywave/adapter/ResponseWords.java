package dev.keywave.adapter;

import io.netty.buffer.ByteBufUtil;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A response in words, for people. */
final class ResponseWords {

    private static final int MAX_QUOTED = 200;
    private static final JsonMapper JSON = new JsonMapper();

    private final Response response;

    ResponseWords(Response response) {
        this.response = response;
    }

    /** Status, and the headers that explain it. */
    String status() {
        StringBuilder words = new StringBuilder("status ").append(response.status());
        String location = response.header("location");
        String retryAfter = response.header("retry-after");
        words.append(location == null ? "" : " to " + location);
        return words.append(retryAfter == null ? "" : ", retry-after " + retryAfter)
                .toString();
    }

    String contentType() {
        String type = response.header("content-type");
        return type == null ? "no content-type" : type;
    }

    /** How the body begins, behind a colon; nothing when there is none. */
    String body() {
        String text = BodyText.of(response.body())
                .toString()
                .replaceAll("[\\s\\p{Cntrl}]+", " ")
                .strip();
        if (text.isEmpty()) {
            return response.body().isReadable() ? ": blank" : ": no body";
        }
        return ": " + (text.length() <= MAX_QUOTED ? text : text.substring(0, MAX_QUOTED) + "...");
    }

    /** What the body has at a pointer, as JSON; null when it has nothing there or is none. */
    @Nullable
    String jsonAt(JsonPointer pointer) {
        try {
            JsonNode value =
                    JSON.readTree(ByteBufUtil.getBytes(response.body())).at(pointer.toString());
            return value.isMissingNode() ? null : value.toString();
        } catch (JacksonException e) {
            return null;
        }
    }
}
