package dev.keywave.relyingparty;

import org.jspecify.annotations.Nullable;

/**
 * Sessions are nothing but names under which a pending ceremony is found: 16 random bytes, in a cookie. The server keeps
 * none of them.
 */
final class Sessions {

    static final int RANDOM_LENGTH = 16;

    private static final String NAME = "keywave-session";
    static final int TEXT_LENGTH = 22;
    private static final int ANY_LENGTH = -1;

    private Sessions() {}

    /** The value of the {@code Set-Cookie} header that gives a client its session. */
    static String setCookie(String session) {
        return NAME + "=" + session + "; Path=/; HttpOnly; SameSite=Strict";
    }

    /** The session in a {@code Cookie} header's value; null when there is none that could be ours. */
    static @Nullable String fromCookie(@Nullable String cookie) {
        return find(cookie, NAME, TEXT_LENGTH);
    }

    /** The first cookie of that name in a {@code Cookie} header's value (RFC 6265 section 4.2.1); null when there is none. */
    static @Nullable String cookie(@Nullable String cookie, String name) {
        return find(cookie, name, ANY_LENGTH);
    }

    private static @Nullable String find(@Nullable String cookie, String name, int length) {
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
            int equals = from + name.length();
            if (equals < to && cookie.charAt(equals) == '=' && cookie.startsWith(name, from)) {
                String value = cookie.substring(equals + 1, to).trim();
                if (length == ANY_LENGTH || value.length() == length) {
                    return value;
                }
            }
            from = to + 1;
        }
        return null;
    }
}
