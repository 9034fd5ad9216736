package dev.keywave.farm;

import dev.keywave.adapter.Response;
import dev.keywave.transport.HttpResponse;
import io.netty.buffer.ByteBuf;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The transport's response as the adapter wants to see it; one for each ceremony, pointed at each response in turn. */
public final class ReceivedResponse implements Response {

    private @Nullable HttpResponse response;

    /** Looks at that response from now on. */
    public ReceivedResponse of(HttpResponse current) {
        response = current;
        return this;
    }

    @Override
    public int status() {
        return current().status();
    }

    @Override
    public @Nullable String header(String lowerCaseName) {
        return current().header(lowerCaseName);
    }

    @Override
    public List<String> headers(String lowerCaseName) {
        return current().headers(lowerCaseName);
    }

    @Override
    public ByteBuf body() {
        return current().body();
    }

    private HttpResponse current() {
        if (response == null) {
            throw new IllegalStateException("no response");
        }
        return response;
    }
}
