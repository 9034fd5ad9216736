package dev.keywave.webauthn;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes the CBOR that authenticators emit, in the CTAP2 canonical form: definite lengths, shortest heads
 * (https://fidoalliance.org/specs/fido-v2.1-ps-20210615/fido-client-to-authenticator-protocol-v2.1-ps-20210615.html#ctap2-canonical-cbor-encoding-form).
 * The order of a map's keys is the caller's: integers from 0 up, then from -1 down; text by length, then by bytes.
 */
public final class CborWriter {

    private static final int UNSIGNED = 0;
    private static final int NEGATIVE = 1;
    private static final int BYTE_STRING = 2;
    private static final int TEXT_STRING = 3;
    private static final int ARRAY = 4;
    private static final int MAP = 5;
    private static final int FALSE = 0xf4;
    private static final int TRUE = 0xf5;

    private byte[] buffer;
    private int size;

    /**
     * Starts empty.
     *
     * @param expectedSize bytes to make room for; the writer grows when that is too few
     */
    public CborWriter(int expectedSize) {
        buffer = new byte[expectedSize];
    }

    /** Opens a map; its {@code pairs} keys and values follow, alternating. */
    public CborWriter map(int pairs) {
        return head(MAP, pairs);
    }

    /** Opens an array; its {@code elements} follow. */
    public CborWriter array(int elements) {
        return head(ARRAY, elements);
    }

    /** Writes a truth value. */
    public CborWriter bool(boolean value) {
        return append(value ? TRUE : FALSE);
    }

    /** Writes an item that is encoded already. */
    public CborWriter encoded(byte[] item) {
        return append(item, 0, item.length);
    }

    /** Writes an integer, of either sign. */
    public CborWriter integer(long value) {
        return value >= 0 ? head(UNSIGNED, value) : head(NEGATIVE, -1 - value);
    }

    /** Writes a text string. */
    public CborWriter text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        return head(TEXT_STRING, utf8.length).append(utf8, 0, utf8.length);
    }

    /** Writes a byte string. */
    public CborWriter bytes(byte[] value) {
        return bytes(value, 0, value.length);
    }

    /** Writes a part of an array as a byte string. */
    public CborWriter bytes(byte[] value, int offset, int length) {
        return head(BYTE_STRING, length).append(value, offset, length);
    }

    /** What was written. */
    public byte[] toByteArray() {
        return Arrays.copyOf(buffer, size);
    }

    /** RFC 8949, section 3: the major type in three bits, then the argument in as few bytes as hold it. */
    private CborWriter head(int majorType, long argument) {
        if (argument < 24) {
            return append(majorType << 5 | (int) argument);
        }
        int sizeBits = argument <= 0xFFL ? 0 : argument <= 0xFFFFL ? 1 : argument <= 0xFFFF_FFFFL ? 2 : 3;
        append(majorType << 5 | 24 + sizeBits);
        for (int shift = (8 << sizeBits) - 8; shift >= 0; shift -= 8) {
            append((int) (argument >>> shift));
        }
        return this;
    }

    private CborWriter append(int octet) {
        ensureRoom(1);
        buffer[size++] = (byte) octet;
        return this;
    }

    private CborWriter append(byte[] source, int offset, int length) {
        ensureRoom(length);
        System.arraycopy(source, offset, buffer, size, length);
        size += length;
        return this;
    }

    private void ensureRoom(int length) {
        if (buffer.length - size < length) {
            buffer = Arrays.copyOf(buffer, Math.max(size + length, buffer.length * 2));
        }
    }
}
