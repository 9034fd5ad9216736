package dev.keywave.attack;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Finds its way in CBOR of definite lengths (RFC 8949, section 3), as Keywave's authenticators write it. */
final class Cbor {

    private static final int ARRAY = 4;
    private static final int MAP = 5;
    private static final int TAG = 6;
    private static final int SIMPLE = 7;

    private Cbor() {}

    /** Where the item that begins here ends. */
    static int end(byte[] cbor, int begin) {
        int major = (cbor[begin] & 0xFF) >> 5;
        long argument = argument(cbor, begin);
        int position = begin + headLength(cbor, begin);
        switch (major) {
            case 2, 3 -> position += (int) argument;
            case ARRAY, MAP -> {
                for (long i = major == MAP ? 2 * argument : argument; i > 0; i--) {
                    position = end(cbor, position);
                }
            }
            case TAG -> position = end(cbor, position);
            case SIMPLE -> {}
            default -> {}
        }
        return position;
    }

    /** The bytes of the byte or text string that begins here. */
    static byte[] content(byte[] cbor, int begin) {
        return Arrays.copyOfRange(cbor, begin + headLength(cbor, begin), end(cbor, begin));
    }

    /** Where the value of a text key in the map begins; -1 when it has no such key. */
    static int value(byte[] map, String key) {
        byte[] wanted = key.getBytes(StandardCharsets.US_ASCII);
        long pairs = argument(map, 0);
        int position = headLength(map, 0);
        for (long i = 0; i < pairs; i++) {
            int value = end(map, position);
            if ((map[position] & 0xFF) >> 5 == 3 && Arrays.equals(content(map, position), wanted)) {
                return value;
            }
            position = end(map, value);
        }
        return -1;
    }

    static long argument(byte[] cbor, int begin) {
        int low = cbor[begin] & 0x1F;
        if (low < 24) {
            return low;
        }
        long argument = 0;
        for (int i = 1; i < headLength(cbor, begin); i++) {
            argument = argument << 8 | (cbor[begin + i] & 0xFF);
        }
        return argument;
    }

    static int headLength(byte[] cbor, int begin) {
        int low = cbor[begin] & 0x1F;
        if (low > 27) {
            throw new IllegalArgumentException("CBOR of indefinite length at " + begin);
        }
        return low < 24 ? 1 : 1 + (1 << (low - 24));
    }
}
