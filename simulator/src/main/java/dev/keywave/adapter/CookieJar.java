package dev.keywave.adapter;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The cookies of one ceremony, empty at its start, by the basics of https://www.rfc-editor.org/rfc/rfc6265: path and
 * domain match, replacing, deleting. Values are kept as sent, quotes included. {@code Secure} is ignored, since load is
 * often sent over plain HTTP to servers that set it all the same; no cookie expires within a ceremony.
 */
final class CookieJar {

    /** More than browsers must keep of one host. */
    static final int MAX_COOKIES = 64;

    private record Cookie(String name, String value, String path) {}

    private final String host;
    private final List<Cookie> cookies = new ArrayList<>();
    private int malformed;

    CookieJar(String host) {
        this.host = host;
    }

    void clear() {
        cookies.clear();
        malformed = 0;
    }

    /** How many {@code Set-Cookie} made no sense since the jar was cleared. */
    int malformed() {
        return malformed;
    }

    /** The value of the cookie with the longest path; null when there is none. */
    @Nullable
    String value(String name) {
        for (Cookie cookie : cookies) {
            if (cookie.name.equals(name)) {
                return cookie.value;
            }
        }
        return null;
    }

    /** Keeps a cookie from elsewhere, for all paths, unless there is one of that name. */
    void bring(String name, String value) {
        if (value(name) == null) {
            put(new Cookie(name, value, "/"), false);
        }
    }

    /**
     * Takes in one {@code Set-Cookie}, RFC 6265 sections 5.2 and 5.3; one without a name, or with a control character in
     * it, is dropped and counted.
     */
    void store(String setCookie, String requestTarget) {
        String[] parts = setCookie.split(";", -1);
        int equals = parts[0].indexOf('=');
        String name = equals < 0 ? "" : parts[0].substring(0, equals).strip();
        if (name.isEmpty() || hasControl(setCookie)) {
            malformed++;
            return;
        }
        String path = defaultPath(requestTarget);
        boolean deleted = false;
        boolean maxAge = false;
        for (int i = 1; i < parts.length; i++) {
            int is = parts[i].indexOf('=');
            String attribute =
                    (is < 0 ? parts[i] : parts[i].substring(0, is)).strip().toLowerCase(Locale.ROOT);
            String value = is < 0 ? "" : parts[i].substring(is + 1).strip();
            switch (attribute) {
                case "path" -> path = value.startsWith("/") ? value : defaultPath(requestTarget);
                case "max-age" -> {
                    maxAge = true;
                    deleted = value.startsWith("-") || value.equals("0");
                }
                case "expires" -> deleted = maxAge ? deleted : isLongPast(value);
                case "domain" -> {
                    if (!domainMatches(value.toLowerCase(Locale.ROOT))) {
                        return;
                    }
                }
                default -> {}
            }
        }
        put(new Cookie(name, parts[0].substring(equals + 1).strip(), path), deleted);
    }

    /** Writes the {@code cookie} header that a request for this target carries, if any. */
    void write(String requestTarget, ByteBuf out) {
        boolean first = true;
        for (int i = 0; i < cookies.size(); i++) {
            Cookie cookie = cookies.get(i);
            if (!pathMatches(cookie.path, requestTarget)) {
                continue;
            }
            ByteBufUtil.writeAscii(out, first ? "cookie: " : "; ");
            first = false;
            Encoding.HEADER.write(cookie.name, out);
            out.writeByte('=');
            Encoding.HEADER.write(cookie.value, out);
        }
        if (!first) {
            ByteBufUtil.writeAscii(out, "\r\n");
        }
    }

    /** Keeps cookies with longer paths first, older ones first among equals (section 5.4, step 2). */
    private void put(Cookie cookie, boolean deleted) {
        int position = 0;
        for (int i = 0; i < cookies.size(); i++) {
            Cookie present = cookies.get(i);
            if (present.name.equals(cookie.name) && present.path.equals(cookie.path)) {
                if (deleted) {
                    cookies.remove(i);
                } else {
                    cookies.set(i, cookie);
                }
                return;
            }
            if (present.path.length() >= cookie.path.length()) {
                position = i + 1;
            }
        }
        if (!deleted && cookies.size() < MAX_COOKIES) {
            cookies.add(position, cookie);
        }
    }

    private static boolean hasControl(String setCookie) {
        for (int i = 0; i < setCookie.length(); i++) {
            char c = setCookie.charAt(i);
            if ((c < ' ' && c != '\t') || c == 0x7f) {
                return true;
            }
        }
        return false;
    }

    private boolean domainMatches(String attribute) {
        String domain = attribute.startsWith(".") ? attribute.substring(1) : attribute;
        return domain.isEmpty() || host.equals(domain) || host.endsWith("." + domain);
    }

    /** Servers that delete by date write the epoch; any later date lies beyond the ceremony. */
    private static boolean isLongPast(String date) {
        return date.matches(".*\\b(19[0-9]{2}|20[01][0-9]|[0-9]{1,2}[- ][A-Za-z]{3}[- ]70)\\b.*");
    }

    private static String defaultPath(String requestTarget) {
        String path = path(requestTarget);
        int lastSlash = path.lastIndexOf('/');
        return lastSlash <= 0 ? "/" : path.substring(0, lastSlash);
    }

    private static boolean pathMatches(String cookiePath, String requestTarget) {
        if (cookiePath.equals("/")) {
            return true;
        }
        String path = path(requestTarget);
        return path.startsWith(cookiePath)
                && (path.length() == cookiePath.length()
                        || cookiePath.endsWith("/")
                        || path.charAt(cookiePath.length()) == '/');
    }

    private static String path(String requestTarget) {
        int query = requestTarget.indexOf('?');
        return query < 0 ? requestTarget : requestTarget.substring(0, query);
    }
}
