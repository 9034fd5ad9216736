package dev.keywave.adapter;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Percent-encoding in its three uses; they differ in what they leave as it is. */
final class Percent {

    /** RFC 3986 section 2.3: a value inside a URL's query or path. */
    static final Percent UNRESERVED = new Percent("-._~", false);

    /** https://url.spec.whatwg.org/#application-x-www-form-urlencoded-percent-encode-set with space as plus. */
    static final Percent FORM = new Percent("*-._", true);

    /** A URL that is a URL already: only what would break the request line is encoded. */
    static final Percent TARGET = new Percent("-._~!$&'()*+,;=:@/?%[]", false);

    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    private final boolean[] kept = new boolean[128];
    private final boolean spaceAsPlus;

    private Percent(String keptMarks, boolean spaceAsPlus) {
        for (char c = 0; c < kept.length; c++) {
            boolean alphanumeric = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            kept[c] = alphanumeric || keptMarks.indexOf(c) >= 0;
        }
        this.spaceAsPlus = spaceAsPlus;
    }

    void write(String text, ByteBuf out) {
        if (keepsAll(text)) {
            ByteBufUtil.writeAscii(out, text);
            return;
        }
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (b >= 0 && kept[b]) {
                out.writeByte(b);
            } else if (b == ' ' && spaceAsPlus) {
                out.writeByte('+');
            } else {
                out.writeByte('%').writeByte(HEX[(b >> 4) & 0xf]).writeByte(HEX[b & 0xf]);
            }
        }
    }

    String encode(String text) {
        if (keepsAll(text)) {
            return text;
        }
        StringBuilder encoded = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (b >= 0 && kept[b]) {
                encoded.append((char) b);
            } else if (b == ' ' && spaceAsPlus) {
                encoded.append('+');
            } else {
                encoded.append('%').append((char) HEX[(b >> 4) & 0xf]).append((char) HEX[b & 0xf]);
            }
        }
        return encoded.toString();
    }

    private boolean keepsAll(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= kept.length || !kept[c]) {
                return false;
            }
        }
        return true;
    }

    /** The bytes that a percent-encoded text stands for; null when a percent sign is not followed by two hex digits. */
    static byte @Nullable [] decode(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < encoded.length; i++) {
            if (encoded[i] != '%') {
                bytes.write(encoded[i]);
                continue;
            }
            int high = i + 2 < encoded.length ? Character.digit(encoded[i + 1], 16) : -1;
            int low = i + 2 < encoded.length ? Character.digit(encoded[i + 2], 16) : -1;
            if (high < 0 || low < 0) {
                return null;
            }
            bytes.write((high << 4) | low);
            i += 2;
        }
        return bytes.toByteArray();
    }
}
