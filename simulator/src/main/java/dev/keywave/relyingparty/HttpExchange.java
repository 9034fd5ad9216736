package dev.keywave.relyingparty;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import org.jspecify.annotations.Nullable;

/**
 * A whole request.
 *
 * @param method as sent
 * @param uri as sent
 * @param headers as sent
 * @param keepAlive whether the connection stays after the response
 * @param body the bytes
 */
record HttpExchange(HttpMethod method, String uri, HttpHeaders headers, boolean keepAlive, ByteString body) {

    /** The session in the cookie; null when there is none. */
    @Nullable
    String session() {
        return Sessions.fromCookie(headers.get(HttpHeaderNames.COOKIE));
    }

    /** The cookie of that name; null when there is none. */
    @Nullable
    String cookie(String name) {
        return Sessions.cookie(headers.get(HttpHeaderNames.COOKIE), name);
    }

    boolean isPost() {
        return HttpMethod.POST.equals(method);
    }

    String path() {
        int query = uri.indexOf('?');
        return query < 0 ? uri : uri.substring(0, query);
    }
}
