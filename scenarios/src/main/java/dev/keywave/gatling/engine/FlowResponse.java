package dev.keywave.gatling.engine;

import dev.keywave.adapter.Response;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gatling's response as an adapter wants to see it; its body is copied when a step first looks at it. */
final class FlowResponse implements Response {

    private final io.gatling.http.response.Response response;
    private @Nullable ByteBuf body;

    FlowResponse(io.gatling.http.response.Response response) {
        this.response = response;
    }

    @Override
    public int status() {
        return response.status().code();
    }

    @Override
    public @Nullable String header(String lowerCaseName) {
        return response.headers().get(lowerCaseName);
    }

    @Override
    public List<String> headers(String lowerCaseName) {
        return response.headers().getAll(lowerCaseName);
    }

    @Override
    public ByteBuf body() {
        if (body == null) {
            body = Unpooled.wrappedBuffer(response.body().bytes());
        }
        return body;
    }
}
