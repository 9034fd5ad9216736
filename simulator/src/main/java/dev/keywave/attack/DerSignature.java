package dev.keywave.attack;

import dev.keywave.webauthn.ByteArrays;
import java.math.BigInteger;

/** An ECDSA signature in DER (RFC 3279, section 2.2.3): SEQUENCE { r INTEGER, s INTEGER }. */
record DerSignature(BigInteger r, BigInteger s) {

    private static final byte SEQUENCE = 0x30;
    private static final byte INTEGER = 0x02;

    static DerSignature of(byte[] der) {
        int position = contentOf(der, 0);
        byte[] r = content(der, position);
        position = contentOf(der, position) + r.length;
        return new DerSignature(new BigInteger(r), new BigInteger(content(der, position)));
    }

    byte[] bytes() {
        return sequence(integer(r), integer(s));
    }

    static byte[] integer(BigInteger value) {
        return integer(value.toByteArray());
    }

    /** An INTEGER whose content octets need not be the shortest. */
    static byte[] integer(byte[] content) {
        return tagged(INTEGER, content);
    }

    static byte[] sequence(byte[]... elements) {
        return tagged(SEQUENCE, ByteArrays.concatenate(elements));
    }

    /** A SEQUENCE with a length of our own in the place of its own. */
    static byte[] withLength(byte[] sequence, byte... length) {
        return Bytes.replace(sequence, 1, contentOf(sequence, 0), length);
    }

    static byte[] contentOf(byte[] sequence) {
        return content(sequence, 0);
    }

    private static byte[] tagged(byte tag, byte[] content) {
        byte[] head = content.length < 0x80
                ? new byte[] {tag, (byte) content.length}
                : new byte[] {tag, (byte) 0x81, (byte) content.length};
        return ByteArrays.concatenate(head, content);
    }

    /** Where the content of the element that begins here begins. */
    private static int contentOf(byte[] der, int begin) {
        return begin + (der[begin + 1] >= 0 ? 2 : 3);
    }

    private static byte[] content(byte[] der, int begin) {
        int content = contentOf(der, begin);
        int length = der[content - 1] & 0xFF;
        byte[] bytes = new byte[length];
        System.arraycopy(der, content, bytes, 0, length);
        return bytes;
    }
}
