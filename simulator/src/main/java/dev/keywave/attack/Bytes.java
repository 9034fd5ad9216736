package dev.keywave.attack;

import java.util.Arrays;

/** Byte strings cut and put together. */
final class Bytes {

    private Bytes() {}

    static byte[] concatenate(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        byte[] whole = new byte[length];
        int position = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, whole, position, part.length);
            position += part.length;
        }
        return whole;
    }

    /** With other bytes in the place of those from {@code begin} to {@code end}. */
    static byte[] replace(byte[] whole, int begin, int end, byte[] other) {
        return concatenate(Arrays.copyOf(whole, begin), other, Arrays.copyOfRange(whole, end, whole.length));
    }

    static byte[] withBitFlipped(byte[] bytes, int index) {
        byte[] changed = bytes.clone();
        changed[index] ^= 0x01;
        return changed;
    }
}
