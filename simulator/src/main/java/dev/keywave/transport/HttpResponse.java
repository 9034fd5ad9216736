package dev.keywave.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A whole response, readable during {@link ResponseHandler#response} only: its bytes are used again afterwards. Field
 * lines stay bytes until somebody asks for one.
 */
public final class HttpResponse {

    /** Per field line: where its name begins and ends, where its value begins and ends. */
    private static final int MARKS = 4;

    private byte[] bytes = new byte[0];
    private int[] marks = new int[32 * MARKS];
    private int fields;
    private int status;
    private ByteBuf received = Unpooled.EMPTY_BUFFER;
    private ByteBuf decoded = Unpooled.EMPTY_BUFFER;
    private byte[] decodedBytes = new byte[0];
    private ByteBuf body = received;

    HttpResponse() {}

    /** The status code, 200 to 999. */
    public int status() {
        return status;
    }

    /**
     * The value of the first field line of that name, decoded as ISO 8859-1, or null.
     *
     * @param lowerCaseName the field's name in lower case
     */
    public @Nullable String header(String lowerCaseName) {
        int field = find(lowerCaseName, 0);
        return field < 0 ? null : value(field);
    }

    /**
     * The values of all field lines of that name, in their order, each decoded as ISO 8859-1 and not split at commas.
     *
     * @param lowerCaseName the field's name in lower case
     */
    public List<String> headers(String lowerCaseName) {
        int field = find(lowerCaseName, 0);
        if (field < 0) {
            return List.of();
        }
        List<String> values = new ArrayList<>(2);
        for (; field >= 0; field = find(lowerCaseName, field + 1)) {
            values.add(value(field));
        }
        return values;
    }

    /**
     * The content, decoded if the client had asked for a coding; the field {@code content-encoding} still names it. In
     * one piece and on the heap ({@link ByteBuf#array()}); the caller does not release it.
     */
    public ByteBuf body() {
        return body;
    }

    /** Begins anew, over bytes that may have moved since. */
    void begin(int statusCode) {
        status = statusCode;
        fields = 0;
    }

    void addField(int nameStart, int nameEnd, int valueStart, int valueEnd) {
        int at = fields * MARKS;
        if (at == marks.length) {
            marks = Arrays.copyOf(marks, 2 * marks.length);
        }
        marks[at] = nameStart;
        marks[at + 1] = nameEnd;
        marks[at + 2] = valueStart;
        marks[at + 3] = valueEnd;
        fields++;
    }

    @SuppressWarnings("ReferenceEquality") // whether it is the same array, not one with the same bytes
    void finish(byte[] in, int bodyStart, int bodyEnd) {
        if (in != bytes) {
            bytes = in;
            received = Unpooled.wrappedBuffer(in);
        }
        body = received.setIndex(bodyStart, bodyEnd);
    }

    /** Whether the content has one of these codings, in lower case, as its only one. */
    boolean isCoded(byte[][] codings) {
        int field = find("content-encoding", 0);
        if (field < 0 || find("content-encoding", field + 1) >= 0) {
            return false;
        }
        for (byte[] coding : codings) {
            if (Ascii.matches(bytes, marks[field * MARKS + 2], marks[field * MARKS + 3], coding)) {
                return true;
            }
        }
        return false;
    }

    /** Puts other content in the place of what was received. */
    @SuppressWarnings("ReferenceEquality") // whether it is the same array, not one with the same bytes
    void content(byte[] content, int size) {
        if (content != decodedBytes) {
            decodedBytes = content;
            decoded = Unpooled.wrappedBuffer(content);
        }
        body = decoded.setIndex(0, size);
    }

    private String value(int field) {
        int start = marks[field * MARKS + 2];
        return new String(bytes, start, marks[field * MARKS + 3] - start, StandardCharsets.ISO_8859_1);
    }

    private int find(String lowerCaseName, int from) {
        int length = lowerCaseName.length();
        for (int field = from; field < fields; field++) {
            int start = marks[field * MARKS];
            if (marks[field * MARKS + 1] - start == length && matches(start, lowerCaseName)) {
                return field;
            }
        }
        return -1;
    }

    private boolean matches(int start, String lowerCaseName) {
        for (int i = 0; i < lowerCaseName.length(); i++) {
            if (Ascii.lowerCase(bytes[start + i]) != lowerCaseName.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
