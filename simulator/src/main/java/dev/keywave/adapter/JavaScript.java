package dev.keywave.adapter;

import org.jspecify.annotations.Nullable;

/** String literals of JavaScript, https://tc39.es/ecma262/#sec-literals-string-literals. */
final class JavaScript {

    private JavaScript() {}

    /** What stands between the quotes, with its escapes resolved; null when an escape is broken. */
    static @Nullable String unescape(String literal) {
        if (literal.indexOf('\\') < 0) {
            return literal;
        }
        StringBuilder text = new StringBuilder(literal.length());
        int i = 0;
        while (i < literal.length()) {
            char c = literal.charAt(i++);
            if (c != '\\') {
                text.append(c);
                continue;
            }
            if (i == literal.length()) {
                return null;
            }
            char escaped = literal.charAt(i++);
            int digits = escaped == 'u' ? 4 : escaped == 'x' ? 2 : 0;
            if (digits == 0) {
                text.append(single(escaped));
                continue;
            }
            int code = hex(literal, i, digits);
            if (code < 0) {
                return null;
            }
            text.append((char) code);
            i += digits;
        }
        return text.toString();
    }

    private static char single(char escaped) {
        return switch (escaped) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'v' -> '\u000b';
            case '0' -> '\0';
            default -> escaped;
        };
    }

    private static int hex(String text, int from, int digits) {
        if (from + digits > text.length()) {
            return -1;
        }
        int code = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            code = (code << 4) | digit;
        }
        return code;
    }
}
