package dev.keywave.adapter;

import dev.keywave.input.InputException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The relying party that a run is against.
 *
 * @param scheme {@code http} or {@code https}
 * @param host lower case; IPv6 in brackets
 * @param port always explicit
 * @param prefix path in front of the adapter's paths, without a slash at its end; often empty
 */
record TargetOrigin(String scheme, String host, int port, String prefix) {

    private static final Pattern ABSOLUTE = Pattern.compile("(?i)(?:(https?):)?//([^/?]*)(.*)");
    private static final Pattern OTHER_SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:");

    static TargetOrigin of(URI target) {
        String host = target.getHost();
        String scheme = target.getScheme() == null ? "" : target.getScheme().toLowerCase(Locale.ROOT);
        if (host == null || (!scheme.equals("http") && !scheme.equals("https"))) {
            throw new InputException(
                    "target \"" + target + "\" is not an HTTP URL; write for example http://localhost:8080");
        }
        if (target.getRawQuery() != null || target.getRawFragment() != null || target.getRawUserInfo() != null) {
            throw new InputException("target \"" + target
                    + "\" has more than scheme, host, port and path; remove user, query and fragment");
        }
        String path = target.getRawPath() == null ? "" : target.getRawPath();
        return new TargetOrigin(
                scheme, host.toLowerCase(Locale.ROOT), port(target, scheme), path.replaceAll("/+$", ""));
    }

    /**
     * Resolves a reference as https://www.rfc-editor.org/rfc/rfc3986#section-5 does.
     *
     * @param reference an absolute or relative URL, as a response had it
     * @param base request target that the response answered
     * @return path and query; null when it names another origin
     */
    @Nullable
    String resolve(String reference, String base) {
        String url = before(reference, '#');
        Matcher absolute = ABSOLUTE.matcher(url);
        if (absolute.matches()) {
            String itsScheme =
                    absolute.group(1) == null ? scheme : absolute.group(1).toLowerCase(Locale.ROOT);
            String path = absolute.group(3);
            boolean same =
                    itsScheme.equals(scheme) && isAuthority(absolute.group(2).toLowerCase(Locale.ROOT));
            return !same ? null : path.startsWith("/") ? path : "/" + path;
        }
        if (OTHER_SCHEME.matcher(url).lookingAt()) {
            return null;
        }
        String path = before(base, '?');
        if (url.isEmpty()) {
            return base;
        } else if (url.startsWith("?")) {
            return path + url;
        }
        return withoutDots(url.startsWith("/") ? url : path.substring(0, path.lastIndexOf('/') + 1) + url);
    }

    private boolean isAuthority(String authority) {
        return authority.equals(host + ":" + port)
                || (authority.equals(host) && port == (scheme.equals("https") ? 443 : 80));
    }

    /** https://www.rfc-editor.org/rfc/rfc3986#section-5.2.4 for the path, the query left alone. */
    private static String withoutDots(String target) {
        String path = before(target, '?');
        if (!path.contains("/.")) {
            return target;
        }
        Deque<String> kept = new ArrayDeque<>();
        String[] segments = path.substring(1).split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            boolean dots = segments[i].equals(".") || segments[i].equals("..");
            if (segments[i].equals("..")) {
                kept.pollLast();
            }
            if (!dots) {
                kept.add(segments[i]);
            } else if (i == segments.length - 1) {
                kept.add("");
            }
        }
        return "/" + String.join("/", kept) + target.substring(path.length());
    }

    private static String before(String text, char end) {
        int at = text.indexOf(end);
        return at < 0 ? text : text.substring(0, at);
    }

    private static int port(URI uri, String scheme) {
        return uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
    }

    @Override
    public String toString() {
        return scheme + "://" + host + ":" + port;
    }
}
