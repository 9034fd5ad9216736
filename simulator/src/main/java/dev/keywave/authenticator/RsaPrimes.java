package dev.keywave.authenticator;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.bouncycastle.util.BigIntegers;

/**
 * The primes that all RSA keys of a population are made of, {@value #COUNT} of them, derived from its seed. A prime of
 * 1024 bits takes tens of milliseconds to find and two of them make a key, so a credential picks a pair of these
 * instead: {@value #MODULI} moduli of 2048 bits, each quickly made again whenever it is needed. Users thus share moduli,
 * and whoever has two moduli with a common prime can factor both. <b>These keys protect nothing; they are for tests.</b>
 *
 * <p>Thread-safe: the loops of a farm share one.
 */
public final class RsaPrimes {

    /** How many primes there are. */
    public static final int COUNT = 128;

    /** How many keys they make. */
    public static final int MODULI = COUNT * (COUNT - 1) / 2;

    /** The public exponent of every key. */
    static final BigInteger E = BigInteger.valueOf(65_537);

    /** Of a prime, bytes. */
    static final int PRIME_LENGTH = 128;

    private static final int PRIME_BITS = PRIME_LENGTH * 8;
    private static final byte[] LABEL = Hkdf.label("keywave 1 RSA prime");

    private final byte[] seed;
    private final AtomicReferenceArray<BigInteger> primes = new AtomicReferenceArray<>(COUNT);

    private RsaPrimes(byte[] seed) {
        this.seed = seed.clone();
    }

    /**
     * Finds each prime when a key first needs it, which keeps the caller waiting for some 50 ms: for a few keys, and
     * never on an event loop.
     *
     * @param seed the population's, {@value CredentialDerivation#SEED_LENGTH} bytes
     */
    public static RsaPrimes onDemand(byte[] seed) {
        return new RsaPrimes(seed);
    }

    /**
     * Finds all primes before it returns: some 6 seconds of processor time.
     *
     * @param seed the population's, {@value CredentialDerivation#SEED_LENGTH} bytes
     * @param processors how many threads look for them
     * @param progress is told how many there are, after each one, by the thread that found it
     */
    public static RsaPrimes derive(byte[] seed, int processors, IntConsumer progress) {
        RsaPrimes primes = new RsaPrimes(seed);
        primes.findAll(processors, progress);
        return primes;
    }

    /** Finds those that nobody has needed yet, before it returns; see {@link #derive(byte[], int, IntConsumer)}. */
    public void findAll(int processors) {
        findAll(processors, found -> {});
    }

    private void findAll(int processors, IntConsumer progress) {
        AtomicInteger found = new AtomicInteger();
        ForkJoinPool threads = new ForkJoinPool(processors);
        try {
            threads.submit(() -> IntStream.range(0, COUNT).parallel().forEach(index -> {
                        prime(index);
                        progress.accept(found.incrementAndGet());
                    }))
                    .join();
        } finally {
            threads.shutdown();
        }
    }

    /**
     * A private key as {@link ImportedCredential} has it: {@code p || q} with p > q.
     *
     * @param choice 8 bytes, evenly distributed
     */
    byte[] pair(byte[] choice) {
        int rank = (int) Long.remainderUnsigned(ByteBuffer.wrap(choice).getLong(), MODULI);
        // pairs in the order (1,0) (2,0) (2,1) (3,0) ...
        int high = 1;
        while (rank >= high) {
            rank -= high++;
        }
        BigInteger one = prime(high);
        BigInteger other = prime(rank);
        byte[] pair = new byte[2 * PRIME_LENGTH];
        BigIntegers.asUnsignedByteArray(one.max(other), pair, 0, PRIME_LENGTH);
        BigIntegers.asUnsignedByteArray(one.min(other), pair, PRIME_LENGTH, PRIME_LENGTH);
        return pair;
    }

    /** Two threads may look for the same one, and find the same. */
    private BigInteger prime(int index) {
        BigInteger known = primes.get(index);
        if (known == null) {
            known = find(new Hkdf(seed), index);
            primes.set(index, known);
        }
        return known;
    }

    /**
     * The first prime above a number with the two highest bits set, so that the product of two has 2048 bits; and one
     * that leaves the public exponent invertible.
     */
    private static BigInteger find(Hkdf hkdf, int index) {
        for (int attempt = 0; ; attempt++) {
            byte[] start = hkdf.expand(LABEL, index, attempt, 0, PRIME_LENGTH);
            start[0] |= (byte) 0xc0;
            BigInteger prime = new BigInteger(1, start).nextProbablePrime();
            boolean invertible = prime.subtract(BigInteger.ONE).mod(E).signum() != 0;
            if (invertible && prime.bitLength() == PRIME_BITS) {
                return prime;
            }
        }
    }
}
