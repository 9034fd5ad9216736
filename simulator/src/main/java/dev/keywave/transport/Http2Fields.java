package dev.keywave.transport;

import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.util.AsciiString;
import java.util.Arrays;

/** A field section as it is decoded: nothing but names and values in their order, in arrays that are used again. */
final class Http2Fields extends DefaultHttp2Headers {

    private AsciiString[] names = new AsciiString[32];
    private AsciiString[] values = new AsciiString[32];
    private int count;

    Http2Fields() {
        super(false, 2);
    }

    /** A decoder that decodes into the one that it has. */
    static DefaultHttp2HeadersDecoder decoder(int maxBytes) throws Http2Exception {
        Http2Fields fields = new Http2Fields();
        DefaultHttp2HeadersDecoder decoder = new DefaultHttp2HeadersDecoder(true, maxBytes) {
            @Override
            protected Http2Headers newHeaders() {
                fields.count = 0;
                return fields;
            }
        };
        // Up to the second bound a section costs its stream, beyond it the connection.
        decoder.maxHeaderListSize(maxBytes, 4L * maxBytes);
        return decoder;
    }

    /** Takes a field in; what it throws makes the decoder fail the stream (RFC 9113 section 8.2.1). */
    @Override
    public Http2Headers add(CharSequence name, CharSequence value) {
        AsciiString fieldName = AsciiString.of(name);
        AsciiString fieldValue = AsciiString.of(value);
        check(fieldName, fieldValue);
        if (count == names.length) {
            names = Arrays.copyOf(names, 2 * count);
            values = Arrays.copyOf(values, 2 * count);
        }
        names[count] = fieldName;
        values[count] = fieldValue;
        count++;
        return this;
    }

    @Override
    public int size() {
        return count;
    }

    AsciiString name(int field) {
        return names[field];
    }

    AsciiString value(int field) {
        return values[field];
    }

    private static void check(AsciiString name, AsciiString value) {
        boolean pseudo = name.length() > 0 && name.byteAt(0) == ':';
        boolean valid = name.length() > (pseudo ? 1 : 0);
        for (int i = pseudo ? 1 : 0; i < name.length(); i++) {
            byte b = name.byteAt(i);
            valid &= Ascii.isToken(b) && Ascii.lowerCase(b) == b;
        }
        for (int i = 0; i < value.length(); i++) {
            byte b = value.byteAt(i);
            valid &= b != '\r' && b != '\n' && b != 0;
        }
        if (!valid) {
            throw new IllegalArgumentException("not a lower-case name, or CR, LF or NUL in a value");
        }
    }
}
