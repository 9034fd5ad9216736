package dev.keywave.webauthn;

/** Byte strings put together without a copy in between. */
public final class ByteArrays {

    private ByteArrays() {}

    /** All parts, one after the other, in one array of the exact size. */
    public static byte[] concatenate(byte[]... parts) {
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
}
