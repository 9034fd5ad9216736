package dev.keywave.relyingparty;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Walks over CBOR in the CTAP2 canonical form: definite lengths, shortest heads, sorted keys, no tags
 * (https://fidoalliance.org/specs/fido-v2.1-ps-20210615/fido-client-to-authenticator-protocol-v2.1-ps-20210615.html#ctap2-canonical-cbor-encoding-form).
 * "All decoders SHOULD reject CBOR that is not validly encoded in the CTAP2 canonical CBOR encoding form and SHOULD reject
 * messages with duplicate map keys" (https://www.w3.org/TR/webauthn-3/#sctn-conforming-all-classes); those of the
 * libraries do neither.
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

    /** The content of a byte or text string. */
    static byte[] content(byte[] cbor, Item item) {
        CborWalk walk = new CborWalk(cbor, item.begin());
        walk.head();
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
            case BYTE_STRING, TEXT_STRING -> skip(argument);
            case ARRAY -> {
                for (long left = argument; left > 0; left--) {
                    item(depth + 1);
                }
            }
            case MAP -> pairs(depth);
            case TAG -> throw new MalformedException("CBOR with a tag");
            default -> {}
        }
    }

    private List<Pair> pairs(int depth) {
        List<Pair> pairs = new ArrayList<>();
        for (long left = argument; left > 0; left--) {
            Item key = next(depth);
            if (!pairs.isEmpty() && !isBefore(pairs.get(pairs.size() - 1).key(), key)) {
                throw new MalformedException("a CBOR map has a key twice or out of order");
            }
            pairs.add(new Pair(key, next(depth)));
        }
        return pairs;
    }

    private Item next(int depth) {
        int begin = position;
        item(depth + 1);
        return new Item(begin, position);
    }

    /** By major type, then by length, then by bytes. */
    private boolean isBefore(Item a, Item b) {
        int byMajor = Integer.compare(major(cbor, a), major(cbor, b));
        int byLength = byMajor != 0 ? byMajor : Integer.compare(a.end() - a.begin(), b.end() - b.begin());
        return byLength != 0
                ? byLength < 0
                : Arrays.compareUnsigned(cbor, a.begin(), a.end(), cbor, b.begin(), b.end()) < 0;
    }

    /** RFC 8949, section 3: major type and argument, the latter in as few bytes as hold it. */
    private void head() {
        int initial = octet();
        major = initial >> 5;
        int low = initial & 0x1F;
        if (low > 27) {
            throw new MalformedException("CBOR of indefinite length, or not well-formed");
        }
        int octets = low < 24 ? 0 : 1 << (low - 24);
        argument = octets == 0 ? low : 0;
        for (int i = 0; i < octets; i++) {
            argument = (argument << 8) | octet();
        }
        if (major <= TAG && !isShortest(octets)) {
            throw new MalformedException("a CBOR number beyond 63 bits, or longer than it need be");
        }
    }

    private boolean isShortest(int octets) {
        return switch (octets) {
            case 0 -> true;
            case 1 -> argument >= 24;
            default -> argument >= 1L << (4 * octets);
        };
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
