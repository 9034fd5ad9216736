package dev.keywave.authenticator;

import dev.keywave.crypto.SelectedCrypto;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import javax.crypto.Mac;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.SecretKeySpec;

/**
 * HKDF-SHA256 (RFC 5869, no salt) of a population's seed. {@code info} is a label in ASCII, a zero byte, then big-endian:
 * a number of 8 bytes and two of 4. Not thread-safe.
 */
final class Hkdf {

    private static final int HASH_LENGTH = 32;

    /** RFC 5869: 255 times the hash's length. */
    private static final int MAX_LENGTH = 255 * HASH_LENGTH;

    private final Mac mac = SelectedCrypto.hmacSha256();
    private final byte[] block = new byte[HASH_LENGTH];

    /** Extracts the pseudorandom key; the seed is not kept. */
    Hkdf(byte[] seed) {
        if (seed.length != CredentialDerivation.SEED_LENGTH) {
            throw new IllegalArgumentException(
                    "A seed has " + CredentialDerivation.SEED_LENGTH + " bytes, not " + seed.length);
        }
        initialize(new byte[HASH_LENGTH]);
        initialize(mac.doFinal(seed));
    }

    static byte[] label(String text) {
        return (text + '\0').getBytes(StandardCharsets.US_ASCII);
    }

    /** RFC 5869, section 2.3; the MAC is keyed with the pseudorandom key. */
    byte[] expand(byte[] label, long first, int second, int third, int length) {
        if (length > MAX_LENGTH) {
            throw new IllegalArgumentException("HKDF-SHA256 gives at most " + MAX_LENGTH + " bytes");
        }
        byte[] info = ByteBuffer.allocate(label.length + 16)
                .put(label)
                .putLong(first)
                .putInt(second)
                .putInt(third)
                .array();
        byte[] output = new byte[length];
        int counter = 0;
        for (int position = 0; position < length; position += HASH_LENGTH) {
            if (counter > 0) {
                mac.update(block);
            }
            mac.update(info);
            mac.update((byte) ++counter);
            finishBlock();
            System.arraycopy(block, 0, output, position, Math.min(HASH_LENGTH, length - position));
        }
        return output;
    }

    private void finishBlock() {
        try {
            mac.doFinal(block, 0);
        } catch (ShortBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    private void initialize(byte[] key) {
        try {
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }
}
