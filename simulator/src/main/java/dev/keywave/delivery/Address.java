package dev.keywave.delivery;

import dev.keywave.input.InputException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** An http or https URL to send to. User info and query may be secrets: both are used and neither is ever shown. */
public final class Address {

    private final String base;
    private final String query;
    private final @Nullable String authorization;

    private Address(String base, String query, @Nullable String authorization) {
        this.base = base;
        this.query = query;
        this.authorization = authorization;
    }

    /**
     * Reads what a user wrote.
     *
     * @param option who asks, for the error
     * @throws InputException one line when it is no URL of a host
     */
    public static Address parse(String option, String text) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            // the cause repeats the text, and with it what may be a password
            throw noUrl(option, text);
        }
        boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
        if (!http || uri.getHost() == null) {
            throw noUrl(option, text);
        }
        String host = uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
        String path = uri.getRawPath();
        String withoutSlash = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return new Address(
                uri.getScheme() + "://" + host + withoutSlash,
                uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery(),
                basic(uri.getRawUserInfo()));
    }

    private static @Nullable String basic(@Nullable String userInfo) {
        if (userInfo == null) {
            return null;
        }
        String credentials = URLDecoder.decode(userInfo.replace("+", "%2B"), StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    private static InputException noUrl(String option, String text) {
        return new InputException(option + ": \"" + text.substring(text.lastIndexOf('@') + 1)
                + "\" is no http or https URL of a host; write for example http://localhost:9091");
    }

    /**
     * A resource below it.
     *
     * @param path empty, or with a slash in front and percent-encoded
     */
    URI at(String path) {
        return URI.create(base + path + query);
    }

    /** What the user info makes of the header {@code Authorization}; null without any. */
    @Nullable
    String authorization() {
        return authorization;
    }

    /** Without user info and query. */
    @Override
    public String toString() {
        return base;
    }
}
