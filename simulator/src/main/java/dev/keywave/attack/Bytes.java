package dev.keywave.attack;

import dev.keywave.webauthn.ByteArrays;
import java.util.Arrays;

/** Byte strings with a part changed. */
final class Bytes {

    private Bytes() {}

    /** With other bytes in the place of those from {@code begin} to {@code end}. */
    static byte[] replace(byte[] whole, int begin, int end, byte[] other) {
        return ByteArrays.concatenate(Arrays.copyOf(whole, begin), other, Arrays.copyOfRange(whole, end, whole.length));
    }

    static byte[] withBitFlipped(byte[] bytes, int index) {
        byte[] changed = bytes.clone();
        changed[index] ^= 0x01;
        return changed;
    }
}
