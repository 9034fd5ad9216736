package dev.keywave.transport;

import java.nio.charset.StandardCharsets;

/** Fields that are about an HTTP/1.1 connection and have no place in HTTP/2 (RFC 9113 section 8.2.2), and {@code host}. */
final class ConnectionFields {

    private static final byte[] TE = ascii("te");
    private static final byte[] HOST = ascii("host");
    private static final byte[] UPGRADE = ascii("upgrade");
    private static final byte[] CONNECTION = ascii("connection");
    private static final byte[] KEEP_ALIVE = ascii("keep-alive");
    private static final byte[] PROXY_CONNECTION = ascii("proxy-connection");
    private static final byte[] TRANSFER_ENCODING = ascii("transfer-encoding");

    private ConnectionFields() {}

    static boolean include(byte[] bytes, int start, int end) {
        return switch (end - start) {
            case 2 -> Ascii.matches(bytes, start, end, TE);
            case 4 -> Ascii.matches(bytes, start, end, HOST);
            case 7 -> Ascii.matches(bytes, start, end, UPGRADE);
            case 10 -> Ascii.matches(bytes, start, end, CONNECTION) || Ascii.matches(bytes, start, end, KEEP_ALIVE);
            case 16 -> Ascii.matches(bytes, start, end, PROXY_CONNECTION);
            case 17 -> Ascii.matches(bytes, start, end, TRANSFER_ENCODING);
            default -> false;
        };
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
