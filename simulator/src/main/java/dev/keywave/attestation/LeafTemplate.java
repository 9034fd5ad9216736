package dev.keywave.attestation;

import dev.keywave.webauthn.CoseAlgorithm;
import dev.keywave.webauthn.CoseKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * Certificates that are made for one credential each, on an event loop: the {@code TBSCertificate} (RFC 5280, section 4.1)
 * is encoded once, and serial number, public key and mark (a challenge, a nonce or a device's number), which have fixed
 * lengths, are overwritten in a copy of it. What remains is one signature on P-256, where Bouncy Castle's builders
 * take ten times as long. Immutable.
 */
final class LeafTemplate {

    /** Bytes of a serial number; RFC 5280 allows 20. */
    static final int SERIAL_LENGTH = 16;

    /** Positive and without a leading zero byte, so that the length never changes. */
    private static final int SERIAL_FIRST_BITS = 0x40;

    private static final int SERIAL_FIRST_MASK = 0x3F;

    /** AlgorithmIdentifier ecdsa-with-SHA256 (RFC 5758). */
    private static final byte[] ECDSA_WITH_SHA256 = HexFormat.of().parseHex("300a06082a8648ce3d040302");

    private static final int SEQUENCE = 0x30;
    private static final int BIT_STRING = 0x03;

    /** A length that takes two more bytes (X.690, section 8.1.3.5). */
    private static final int LONG_LENGTH = 0x82;

    private final Issuer issuer;
    private final byte[] tbs;
    private final int serialOffset;
    private final int keyOffset;
    private final int markOffset;

    /** Drafts the certificate with stand-ins for what will differ. */
    @FunctionalInterface
    interface Form {
        Issuer.Draft draft(BigInteger serial, SubjectPublicKeyInfo key, byte[] mark);
    }

    private LeafTemplate(Issuer issuer, byte[] tbs, byte[] serial, byte[] key, byte[] mark) {
        this.issuer = issuer;
        this.tbs = tbs;
        this.serialOffset = offsetOf(serial, tbs);
        this.keyOffset = offsetOf(key, tbs);
        this.markOffset = offsetOf(mark, tbs);
    }

    /**
     * The template of certificates for keys of one algorithm.
     *
     * @param markLength bytes
     */
    static LeafTemplate of(Issuer issuer, CoseAlgorithm algorithm, int markLength, Form form) {
        SplittableRandom random = new SplittableRandom(1);
        byte[] serial = serial(bytes(random, SERIAL_LENGTH));
        byte[] key = bytes(random, CoseKey.publicKeyLength(algorithm));
        byte[] mark = bytes(random, markLength);
        Issuer.Draft draft = form.draft(
                new BigInteger(1, serial),
                SubjectPublicKeyInfo.getInstance(CoseKey.subjectPublicKeyInfo(algorithm, key)),
                mark);
        try {
            byte[] tbs = draft.toBeSigned(ECDSA_WITH_SHA256).getEncoded();
            return new LeafTemplate(issuer, tbs, serial, key, mark);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A certificate, DER.
     *
     * @param entropy of the serial number, {@value #SERIAL_LENGTH} bytes or more
     * @param publicKey raw, see {@link CoseKey}
     * @param signature the loop's own
     */
    byte[] issue(byte[] entropy, byte[] publicKey, byte[] mark, Signature signature) {
        byte[] signed = tbs.clone();
        System.arraycopy(serial(entropy), 0, signed, serialOffset, SERIAL_LENGTH);
        System.arraycopy(publicKey, 0, signed, keyOffset, publicKey.length);
        System.arraycopy(mark, 0, signed, markOffset, mark.length);
        byte[] value = sign(signed, signature);
        int length = signed.length + ECDSA_WITH_SHA256.length + 3 + value.length;
        return ByteBuffer.allocate(4 + length)
                .put((byte) SEQUENCE)
                .put((byte) LONG_LENGTH)
                .putShort((short) length)
                .put(signed)
                .put(ECDSA_WITH_SHA256)
                .put((byte) BIT_STRING)
                .put((byte) (value.length + 1))
                .put((byte) 0)
                .put(value)
                .array();
    }

    private byte[] sign(byte[] message, Signature signature) {
        try {
            signature.initSign(issuer.privateKey());
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] serial(byte[] entropy) {
        byte[] serial = new byte[SERIAL_LENGTH];
        System.arraycopy(entropy, 0, serial, 0, SERIAL_LENGTH);
        serial[0] = (byte) (SERIAL_FIRST_BITS | (entropy[0] & SERIAL_FIRST_MASK));
        return serial;
    }

    private static byte[] bytes(SplittableRandom random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static int offsetOf(byte[] standIn, byte[] tbs) {
        for (int offset = 0; offset <= tbs.length - standIn.length; offset++) {
            if (ByteBuffer.wrap(tbs, offset, standIn.length).equals(ByteBuffer.wrap(standIn))) {
                return offset;
            }
        }
        throw new IllegalArgumentException("The draft leaves out what must differ between certificates");
    }
}
