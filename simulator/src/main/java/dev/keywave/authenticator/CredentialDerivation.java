package dev.keywave.authenticator;

import dev.keywave.crypto.SelectedCrypto;
import dev.keywave.webauthn.CoseAlgorithm;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.SecretKeySpec;

/**
 * Derives credentials from the population's seed by HKDF-SHA256 (RFC 5869, no salt). {@code info} is a label in ASCII, a
 * zero byte, then big-endian: the user (8 bytes), the credential's number (4) and its generation (4). A population file
 * must open for years: what comes out here never changes. Not thread-safe.
 */
public final class CredentialDerivation {

    /** Length of a population's seed. */
    public static final int SEED_LENGTH = 32;

    /** RFC 5869: 255 times the hash's length. */
    private static final int MAX_LENGTH = 255 * 32;

    private static final int HASH_LENGTH = 32;
    private static final byte[] ES256_LABEL = label("keywave 1 ES256");
    private static final byte[] EDDSA_LABEL = label("keywave 1 EdDSA");
    private static final byte[] CREDENTIAL_ID_LABEL = label("keywave 1 credential ID");
    private static final byte[] USER_ID_LABEL = label("keywave 1 user ID");

    /** FIPS 186-5, appendix A.2.1: 64 bits more than the order has make the bias of the remainder negligible. */
    private static final int P256_CANDIDATE_LENGTH = 48;

    private static final BigInteger P256_ORDER =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);
    private static final BigInteger P256_ORDER_MINUS_1 = P256_ORDER.subtract(BigInteger.ONE);

    private final Mac mac = SelectedCrypto.hmacSha256();
    private final byte[] block = new byte[HASH_LENGTH];

    /**
     * Starts from a seed.
     *
     * @param seed {@value #SEED_LENGTH} bytes; not kept
     */
    public CredentialDerivation(byte[] seed) {
        if (seed.length != SEED_LENGTH) {
            throw new IllegalArgumentException("A seed has " + SEED_LENGTH + " bytes, not " + seed.length);
        }
        initialize(new byte[HASH_LENGTH]);
        initialize(mac.doFinal(seed));
    }

    /** The P-256 private key: a scalar from 1 to n - 1, 32 bytes big-endian. */
    public byte[] es256PrivateKey(long user, int number, int generation) {
        BigInteger candidate = new BigInteger(1, expand(ES256_LABEL, user, number, generation, P256_CANDIDATE_LENGTH));
        return toFixedLength(candidate.mod(P256_ORDER_MINUS_1).add(BigInteger.ONE));
    }

    /** The Ed25519 private key of RFC 8032: 32 bytes. */
    public byte[] ed25519PrivateKey(long user, int number, int generation) {
        return expand(EDDSA_LABEL, user, number, generation, 32);
    }

    /** The private key for that algorithm. */
    byte[] privateKey(CoseAlgorithm algorithm, long user, int number, int generation) {
        return switch (algorithm) {
            case ES256 -> es256PrivateKey(user, number, generation);
            case EDDSA -> ed25519PrivateKey(user, number, generation);
        };
    }

    /** The credential ID, of 1 to 1023 bytes. */
    public byte[] credentialId(long user, int number, int generation, int length) {
        return expand(CREDENTIAL_ID_LABEL, user, number, generation, length);
    }

    /** An account's ID: a UUID of version 8, with whatever bits its maker likes (RFC 9562, section 5.8). */
    public UUID userId(long user) {
        ByteBuffer bits = ByteBuffer.wrap(expand(USER_ID_LABEL, user, 0, 0, 16));
        long high = (bits.getLong() & 0xffff_ffff_ffff_0fffL) | 0x8000L;
        long low = (bits.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /** RFC 5869, section 2.3; the MAC is keyed with the pseudorandom key. */
    private byte[] expand(byte[] label, long user, int number, int generation, int length) {
        if (length > MAX_LENGTH) {
            throw new IllegalArgumentException("HKDF-SHA256 gives at most " + MAX_LENGTH + " bytes");
        }
        byte[] info = ByteBuffer.allocate(label.length + 16)
                .put(label)
                .putLong(user)
                .putInt(number)
                .putInt(generation)
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

    private static byte[] toFixedLength(BigInteger scalar) {
        byte[] signed = scalar.toByteArray();
        if (signed.length == 32) {
            return signed;
        }
        if (signed.length == 33) {
            return Arrays.copyOfRange(signed, 1, 33);
        }
        byte[] padded = new byte[32];
        System.arraycopy(signed, 0, padded, 32 - signed.length, signed.length);
        return padded;
    }

    private static byte[] label(String text) {
        return (text + '\0').getBytes(StandardCharsets.US_ASCII);
    }
}
