package dev.keywave.authenticator;

import dev.keywave.webauthn.CoseAlgorithm;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.util.BigIntegers;

/**
 * Derives credentials from the population's seed by HKDF-SHA256 (RFC 5869, no salt). {@code info} is a label in ASCII, a
 * zero byte, then big-endian: the user (8 bytes), the credential's number (4) and its generation (4). A population file
 * must open for years: what comes out here never changes. Not thread-safe.
 */
public final class CredentialDerivation {

    /** Length of a population's seed. */
    public static final int SEED_LENGTH = 32;

    private static final Map<CoseAlgorithm, byte[]> KEY_LABELS = new EnumMap<>(Arrays.stream(CoseAlgorithm.values())
            .collect(Collectors.toMap(Function.identity(), algorithm -> Hkdf.label("keywave 1 " + algorithm.label()))));
    private static final byte[] CREDENTIAL_ID_LABEL = Hkdf.label("keywave 1 credential ID");
    private static final byte[] CRED_RANDOM_LABEL = Hkdf.label("keywave 1 CredRandom");
    private static final byte[] USER_ID_LABEL = Hkdf.label("keywave 1 user ID");

    private static final int CRED_RANDOM_LENGTH = 32;
    private static final Scalars P256 = new Scalars("secp256r1", 32, 48);
    private static final Scalars P384 = new Scalars("secp384r1", 48, 56);
    private static final Scalars P521 = new Scalars("secp521r1", 66, 74);

    private final Hkdf hkdf;
    private final RsaPrimes rsaPrimes;

    /**
     * Starts from a seed. The first RSA key of a pair of primes takes some 100 ms; an event loop has no time for that.
     *
     * @param seed {@value #SEED_LENGTH} bytes; kept for the primes of RSA keys
     */
    public CredentialDerivation(byte[] seed) {
        this(seed, RsaPrimes.onDemand(seed));
    }

    /**
     * Starts from a seed.
     *
     * @param seed {@value #SEED_LENGTH} bytes; not kept
     * @param rsaPrimes of the same seed
     */
    public CredentialDerivation(byte[] seed, RsaPrimes rsaPrimes) {
        hkdf = new Hkdf(seed);
        this.rsaPrimes = rsaPrimes;
    }

    /** The P-256 private key: a scalar from 1 to n - 1, 32 bytes big-endian. */
    public byte[] es256PrivateKey(long user, int number, int generation) {
        return privateKey(CoseAlgorithm.ES256, user, number, generation);
    }

    /** The Ed25519 private key of RFC 8032: 32 bytes. */
    public byte[] ed25519PrivateKey(long user, int number, int generation) {
        return privateKey(CoseAlgorithm.EDDSA, user, number, generation);
    }

    /** The private key for that algorithm, in the form that {@link ImportedCredential} describes. */
    byte[] privateKey(CoseAlgorithm algorithm, long user, int number, int generation) {
        byte[] label = Objects.requireNonNull(KEY_LABELS.get(algorithm));
        return switch (algorithm) {
            case ES256 -> P256.privateKey(hkdf.expand(label, user, number, generation, P256.candidateLength));
            case ES384 -> P384.privateKey(hkdf.expand(label, user, number, generation, P384.candidateLength));
            case ES512 -> P521.privateKey(hkdf.expand(label, user, number, generation, P521.candidateLength));
            case EDDSA, ML_DSA_44, ML_DSA_65 -> hkdf.expand(label, user, number, generation, 32);
            case RS256, PS256 -> rsaPrimes.pair(hkdf.expand(label, user, number, generation, Long.BYTES));
        };
    }

    /** The credential ID, of 1 to 1023 bytes. */
    public byte[] credentialId(long user, int number, int generation, int length) {
        return hkdf.expand(CREDENTIAL_ID_LABEL, user, number, generation, length);
    }

    /** CTAP's {@code CredRandomWithUV} or {@code CredRandomWithoutUV}: 32 bytes, never to be logged. */
    byte[] credRandom(long user, int number, int generation, boolean userVerified) {
        byte[] both = hkdf.expand(CRED_RANDOM_LABEL, user, number, generation, 2 * CRED_RANDOM_LENGTH);
        return userVerified
                ? Arrays.copyOf(both, CRED_RANDOM_LENGTH)
                : Arrays.copyOfRange(both, CRED_RANDOM_LENGTH, both.length);
    }

    /** An account's ID: a UUID of version 8, with whatever bits its maker likes (RFC 9562, section 5.8). */
    public UUID userId(long user) {
        ByteBuffer bits = ByteBuffer.wrap(hkdf.expand(USER_ID_LABEL, user, 0, 0, 16));
        long high = (bits.getLong() & 0xffff_ffff_ffff_0fffL) | 0x8000L;
        long low = (bits.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /** Private keys of a curve by FIPS 186-5, appendix A.2.1. */
    private static final class Scalars {

        private final BigInteger orderMinus1;
        private final int length;

        /** 64 bits more than the order has make the bias of the remainder negligible. */
        private final int candidateLength;

        Scalars(String curve, int length, int candidateLength) {
            this.orderMinus1 = CustomNamedCurves.getByName(curve).getN().subtract(BigInteger.ONE);
            this.length = length;
            this.candidateLength = candidateLength;
        }

        byte[] privateKey(byte[] candidate) {
            BigInteger scalar = new BigInteger(1, candidate).mod(orderMinus1).add(BigInteger.ONE);
            return BigIntegers.asUnsignedByteArray(length, scalar);
        }
    }
}
