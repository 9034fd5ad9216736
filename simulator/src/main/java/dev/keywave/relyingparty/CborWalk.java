package dev.keywave.relyingparty;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Walks over CBOR (RFC 8949) to see that it is well-formed, that no map has a key twice and that nothing is nested too
 * deep. The libraries' decoders see to some of it only. Lengths need not be the shortest and may be indefinite: Level 3
 * says no more than that decoders SHOULD reject such, and some authenticators write them.
 */
final class CborWalk {

    static final int UNSIGNED = 0;
    static final int NEGATIVE = 1;
    static final int BYTE_STRING = 2;
    static final int TEXT_STRING = 3;
    static final int ARRAY = 4;
    static final int MAP = 5;
    private static final int TAG = 6;

    /** CTAP2 has 4 levels within a command; an attestation object around compound statements has some more. */
    private static final int MAX_DEPTH = 16;

    /** What is walked over has a dozen; more would make the look for equal keys dear. */
    private static final int MAX_PAIRS = 256;

    private static final int INDEFINITE = -1;
    private static final int BREAK = 0xFF;

    private final byte[] cbor;
    private int position;
    private int major;
    private long argument;

    CborWalk(byte[] cbor, int begin) {
        this.cbor = cbor;
        this.position = begin;
    }

    /** A part of what is walked over: an encoded item. */
    record Item(int begin, int end) {}

    /** A key and its value. */
    record Pair(Item key, Item value) {}

    /**
     * Where the item that begins here ends.
     *
     * @throws MalformedException when it is not as this class wants it
     */
    static int end(byte[] cbor, int begin) {
        CborWalk walk = new CborWalk(cbor, begin);
        walk.item(1);
        return walk.position;
    }

    /**
     * The entries of the map that begins here.
     *
     * @throws MalformedException when there is no map, or not as this class wants it
     */
    static List<Pair> map(byte[] cbor, int begin) {
        CborWalk walk = new CborWalk(cbor, begin);
        walk.head();
        if (walk.major != MAP) {
            throw new MalformedException("CBOR that is no map where one is due");
        }
        return walk.pairs(1);
    }

    static int major(byte[] cbor, Item item) {
        return (cbor[item.begin()] & 0xFF) >> 5;
    }

    /** The content of a byte or text string of definite length, or the argument of a number. */
    static byte[] content(byte[] cbor, Item item) {
        CborWalk walk = new CborWalk(cbor, item.begin());
        walk.head();
        if (walk.argument == INDEFINITE) {
            throw new MalformedException("a CBOR string of indefinite length");
        }
        return Arrays.copyOfRange(cbor, walk.position, item.end());
    }

    /** An integer of either sign. */
    static long integer(byte[] cbor, Item item) {
        CborWalk walk = new CborWalk(cbor, item.begin());
        walk.head();
        if (walk.major > NEGATIVE) {
            throw new MalformedException("CBOR that is no integer where one is due");
        }
        return walk.major == NEGATIVE ? -1 - walk.argument : walk.argument;
    }

    private void item(int depth) {
        if (depth > MAX_DEPTH) {
            throw new MalformedException("CBOR nested deeper than " + MAX_DEPTH + " levels");
        }
        head();
        switch (major) {
            case BYTE_STRING, TEXT_STRING -> string();
            case ARRAY -> array(depth);
            case MAP -> pairs(depth);
            case TAG -> item(depth + 1);
            default -> {}
        }
    }

    private void string() {
        if (argument != INDEFINITE) {
            skip(argument);
            return;
        }
        int kind = major;
        while (!atBreak()) {
            head();
            if (major != kind || argument == INDEFINITE) {
                throw new MalformedException("a CBOR string of parts that are none");
            }
            skip(argument);
        }
    }

    private void array(int depth) {
        long left = argument;
        while (left == INDEFINITE ? !atBreak() : left > 0) {
            item(depth + 1);
            left = left == INDEFINITE ? INDEFINITE : left - 1;
        }
    }

    private List<Pair> pairs(int depth) {
        List<Pair> pairs = new ArrayList<>();
        long left = argument;
        while (left == INDEFINITE ? !atBreak() : left > 0) {
            Item key = next(depth);
            for (Pair earlier : pairs) {
                if (equal(earlier.key(), key)) {
                    throw new MalformedException("a CBOR map has a key twice");
                }
            }
            pairs.add(new Pair(key, next(depth)));
            if (pairs.size() > MAX_PAIRS) {
                throw new MalformedException("a CBOR map of more than " + MAX_PAIRS + " entries");
            }
            left = left == INDEFINITE ? INDEFINITE : left - 1;
        }
        return pairs;
    }

    private Item next(int depth) {
        int begin = position;
        item(depth + 1);
        return new Item(begin, position);
    }

    private boolean equal(Item a, Item b) {
        return Arrays.equals(cbor, a.begin(), a.end(), cbor, b.begin(), b.end());
    }

    private boolean atBreak() {
        if (position < cbor.length && (cbor[position] & 0xFF) == BREAK) {
            position++;
            return true;
        }
        return false;
    }

    /** RFC 8949, section 3: major type and argument, which may be of indefinite length for strings, arrays and maps. */
    private void head() {
        int initial = octet();
        major = initial >> 5;
        int low = initial & 0x1F;
        if (low < 24) {
            argument = low;
        } else if (low <= 27) {
            argument = 0;
            for (int i = 1 << (low - 24); i > 0; i--) {
                argument = (argument << 8) | octet();
            }
            boolean countable = major <= MAP;
            if (countable && argument < 0) {
                throw new MalformedException("a CBOR number beyond 63 bits");
            }
        } else if (low == 31 && major >= BYTE_STRING && major <= MAP) {
            argument = INDEFINITE;
        } else {
            throw new MalformedException("CBOR that is not well-formed");
        }
    }

    private int octet() {
        if (position >= cbor.length) {
            throw new MalformedException("CBOR that ends too early");
        }
        return cbor[position++] & 0xFF;
    }

    private void skip(long length) {
        if (length > cbor.length - position) {
            throw new MalformedException("CBOR that ends too early");
        }
        position += (int) length;
    }
}
