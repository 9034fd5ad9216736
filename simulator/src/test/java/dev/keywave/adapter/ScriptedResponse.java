package dev.keywave.adapter;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A response as a test writes it. */
record ScriptedResponse(int status, List<String[]> lines, ByteBuf body) implements Response {

    static ScriptedResponse plain(int status, String body) {
        return new ScriptedResponse(
                status, new ArrayList<>(), Unpooled.copiedBuffer(body.getBytes(StandardCharsets.UTF_8)));
    }

    static ScriptedResponse json(int status, String body) {
        return plain(status, body).with("content-type", "application/json;charset=utf-8");
    }

    static ScriptedResponse html(int status, String body) {
        return plain(status, body).with("content-type", "text/html;charset=UTF-8");
    }

    static ScriptedResponse redirect(String location) {
        return plain(302, "").with("location", location);
    }

    ScriptedResponse with(String name, String value) {
        lines.add(new String[] {name, value});
        return this;
    }

    @Override
    public @Nullable String header(String lowerCaseName) {
        return headers(lowerCaseName).stream().findFirst().orElse(null);
    }

    @Override
    public List<String> headers(String lowerCaseName) {
        return lines.stream()
                .filter(line -> line[0].equals(lowerCaseName))
                .map(line -> line[1])
                .toList();
    }
}
