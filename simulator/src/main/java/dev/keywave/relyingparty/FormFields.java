package dev.keywave.relyingparty;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * The fields of a form or a query (https://url.spec.whatwg.org/#application/x-www-form-urlencoded); of those with one name
 * the first counts. What is not of that form has no fields.
 */
record FormFields(Map<String, List<String>> all) {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final int MAX_FIELDS = 64;

    /** Of the body. */
    static FormFields ofBody(HttpExchange exchange) {
        String type = exchange.headers().get(HttpHeaderNames.CONTENT_TYPE, "");
        return type.regionMatches(true, 0, FORM, 0, FORM.length())
                ? of(new String(exchange.body().array(), StandardCharsets.UTF_8), false)
                : new FormFields(Map.of());
    }

    /** Of the query in the URI. */
    static FormFields ofQuery(HttpExchange exchange) {
        return of(exchange.uri(), true);
    }

    private static FormFields of(String text, boolean hasPath) {
        try {
            return new FormFields(
                    new QueryStringDecoder(text, StandardCharsets.UTF_8, hasPath, MAX_FIELDS, true).parameters());
        } catch (IllegalArgumentException e) {
            return new FormFields(Map.of());
        }
    }

    boolean has(String name) {
        return all.containsKey(name);
    }

    /** The value; empty when there is none. */
    String get(String name) {
        return all.getOrDefault(name, List.of("")).get(0);
    }

    /**
     * The value's bytes; empty when there is none.
     *
     * @throws MalformedException when it is not base64url
     */
    ByteString base64Url(String name) {
        byte[] bytes = Base64Url.decode(get(name));
        if (bytes == null) {
            throw new MalformedException(name + " is not base64url without padding");
        }
        return new ByteString(bytes);
    }

    /**
     * The same of one that must be there.
     *
     * @throws MalformedException when it is missing or not base64url
     */
    ByteString requiredBase64Url(String name) {
        ByteString bytes = base64Url(name);
        if (bytes.isEmpty()) {
            throw new MalformedException(name + " is missing or empty");
        }
        return bytes;
    }
}
