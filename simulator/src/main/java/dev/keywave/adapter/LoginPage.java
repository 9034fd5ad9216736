package dev.keywave.adapter;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** How a relying party shows that it wants a login first: by a page, or by the way to one. */
final class LoginPage {

    private static final Set<String> SEGMENTS =
            Set.of("login", "log-in", "log_in", "signin", "sign-in", "sign_in", "logon", "sso");

    private static final Pattern PASSWORD_FIELD =
            Pattern.compile("(?i)<input\\b[^>]{0,1000}?\\btype\\s{0,9}=\\s{0,9}[\"']?password\\b");

    private LoginPage() {}

    /** Whether the last segment of a URL's path, without what follows a dot or a semicolon, is a word for login. */
    static boolean isAt(String location) {
        String path = location.split("[?#]", 2)[0].replaceAll("/+$", "");
        String segment = path.substring(path.lastIndexOf('/') + 1).split("[.;]", 2)[0];
        return SEGMENTS.contains(segment.toLowerCase(Locale.ROOT));
    }

    /** Whether a page asks for a password. */
    static boolean isIn(BodyText page) {
        return page.contains(PASSWORD_FIELD);
    }
}
