package dev.keywave.benchmarks;

import dev.keywave.adapter.Response;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A response as the embedded relying party gives it, always the same. */
final class CannedResponse implements Response {

    private final ByteBuf body;
    private final List<String> setCookie;

    private CannedResponse(String json, List<String> setCookie) {
        this.body = Unpooled.wrappedBuffer(json.getBytes(StandardCharsets.UTF_8));
        this.setCookie = setCookie;
    }

    /** Options for whoever owns that credential, with a session cookie. */
    static CannedResponse options(String challenge, String credentialId) {
        return new CannedResponse(
                "{\"status\":\"ok\",\"errorMessage\":\"\",\"challenge\":\"" + challenge
                        + "\",\"timeout\":300000,\"rpId\":\"localhost\",\"allowCredentials\":[{\"type\":\"public-key\",\"id\":\""
                        + credentialId
                        + "\",\"transports\":[\"internal\",\"hybrid\"]}],\"userVerification\":\"preferred\"}",
                List.of("session=" + challenge + "; Path=/; HttpOnly; SameSite=Strict"));
    }

    /** A word of acceptance. */
    static CannedResponse accepted() {
        return new CannedResponse("{\"status\":\"ok\",\"errorMessage\":\"\"}", List.of());
    }

    @Override
    public int status() {
        return 200;
    }

    @Override
    public @Nullable String header(String lowerCaseName) {
        List<String> all = headers(lowerCaseName);
        return all.isEmpty() ? null : all.get(0);
    }

    @Override
    public List<String> headers(String lowerCaseName) {
        return switch (lowerCaseName) {
            case "content-type" -> List.of("application/json");
            case "set-cookie" -> setCookie;
            default -> List.of();
        };
    }

    @Override
    public ByteBuf body() {
        return body;
    }
}
