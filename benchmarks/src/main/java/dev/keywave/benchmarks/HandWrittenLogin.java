package dev.keywave.benchmarks;

import dev.keywave.transport.HttpRequest;
import dev.keywave.webauthn.PublicKeyCredential;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;

/**
 * The same login as somebody would write it who writes for this one API and cares for speed: constant bytes, one
 * streaming pass over a response, one cookie. It checks what the adapter checks: status, content type, that the body is
 * one whole JSON document, and what that says at {@code /status}.
 */
final class HandWrittenLogin implements LoginExchange {

    private static final byte[] OPTIONS_PATH = ascii("/assertion/options");
    private static final byte[] RESULT_PATH = ascii("/assertion/result");
    private static final byte[] HEADERS = ascii("accept: */*\r\ncontent-type: application/json\r\n");
    private static final byte[] COOKIE = ascii("cookie: ");
    private static final byte[] CRLF = ascii("\r\n");
    private static final byte[] BEFORE_NAME = ascii("{\"username\":\"");
    private static final byte[] AFTER_NAME = ascii("\",\"userVerification\":\"preferred\"}");
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.threadLocalPool())
            .build();

    private final VirtualUser user;
    private String cookie = "";
    private byte[] options = {};
    private @Nullable PublicKeyCredential credential;

    HandWrittenLogin(VirtualUser user) {
        this.user = user;
    }

    @Override
    public void askForOptions(HttpRequest request) {
        cookie = "";
        request.clear().method("POST").target().writeBytes(OPTIONS_PATH);
        request.headers().writeBytes(HEADERS);
        ByteBuf body = request.body();
        body.writeBytes(BEFORE_NAME);
        ByteBufUtil.writeUtf8(body, user.name());
        body.writeBytes(AFTER_NAME);
    }

    @Override
    public boolean takeOptions(CannedResponse response) {
        takeCookie(response.headers("set-cookie"));
        if (!saysOk(response)) {
            return false;
        }
        ByteBuf body = response.body();
        int start = body.arrayOffset() + body.readerIndex();
        options = Arrays.copyOfRange(body.array(), start, start + body.readableBytes());
        return true;
    }

    @Override
    public void sign() {
        credential = user.getAssertion(options);
    }

    @Override
    public void sendResult(HttpRequest request) {
        PublicKeyCredential signed = credential;
        if (signed == null) {
            throw new IllegalStateException("nothing is signed");
        }
        request.clear().method("POST").target().writeBytes(RESULT_PATH);
        ByteBuf headers = request.headers();
        headers.writeBytes(HEADERS).writeBytes(COOKIE);
        ByteBufUtil.writeAscii(headers, cookie);
        headers.writeBytes(CRLF);
        request.body().writeBytes(signed.toConformanceJson());
    }

    @Override
    public boolean takeResult(CannedResponse response) {
        takeCookie(response.headers("set-cookie"));
        return saysOk(response);
    }

    private void takeCookie(List<String> setCookies) {
        for (String setCookie : setCookies) {
            int end = setCookie.indexOf(';');
            cookie = end < 0 ? setCookie : setCookie.substring(0, end);
        }
    }

    private static boolean saysOk(CannedResponse response) {
        String contentType = response.header("content-type");
        if (response.status() != 200 || contentType == null || !contentType.startsWith("application/json")) {
            return false;
        }
        boolean ok = false;
        ByteBuf body = response.body();
        int start = body.arrayOffset() + body.readerIndex();
        try (JsonParser parser =
                FACTORY.createParser(ObjectReadContext.empty(), body.array(), start, body.readableBytes())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                JsonToken value = parser.nextToken();
                if (name.equals("status")) {
                    ok = value == JsonToken.VALUE_STRING && parser.getString().equals("ok");
                }
                parser.skipChildren();
            }
            return ok && parser.nextToken() == null;
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
