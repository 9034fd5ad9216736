package dev.keywave.relyingparty;

import org.jspecify.annotations.Nullable;

/**
 * Sessions are nothing but names under which a pending ceremony is found: 16 random bytes, in a cookie. The server keeps
 * none of them.
 */
final class Sessions {

    static final int RANDOM_LENGTH = 16;

    private static final String NAME = "keywave-session";
    private static final int TEXT_LENGTH = 22;

    private Sessions() {}

    /** The value of the {@code Set-Cookie} header that gives a client its session. */
    static String setCookie(String session) {
        return NAME + "=" + session + "; Path=/; HttpOnly; SameSite=Strict";
    }

    /** The session in a {@code Cookie} header's value (RFC 6265 section 4.2.1); null when there is none that could be ours. */
    static @Nullable String fromCookie(@Nullable String cookie) {
        if (cookie == null) {
            return null;
        }
        int from = 0;
        while (from < cookie.length()) {
            int end = cookie.indexOf(';', from);
            int to = end < 0 ? cookie.length() : end;
            while (from < to && cookie.charAt(from) == ' ') {
                from++;
            }
            if (cookie.startsWith(NAME + "=", from)) {
                String session = cookie.substring(from + NAME.length() + 1, to).trim();
                if (session.length() == TEXT_LENGTH) {
                    return session;
                }
            }
            from = to + 1;
        }
        return null;
    }
}
