package dev.keywave.relyingparty;

import io.netty.handler.codec.http.HttpMethod;
import org.jspecify.annotations.Nullable;

/**
 * A whole request.
 *
 * @param method as sent
 * @param uri as sent
 * @param session from the cookie, null when there is none
 * @param keepAlive whether the connection stays after the response
 * @param body the bytes
 */
record HttpExchange(HttpMethod method, String uri, @Nullable String session, boolean keepAlive, ByteString body) {

    String path() {
        int query = uri.indexOf('?');
        return query < 0 ? uri : uri.substring(0, query);
    }
}
