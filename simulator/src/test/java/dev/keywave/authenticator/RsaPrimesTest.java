package dev.keywave.authenticator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.webauthn.CoseAlgorithm;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RsaPrimesTest {

    private static final byte[] SEED = new byte[CredentialDerivation.SEED_LENGTH];
    private static final List<Integer> PROGRESS = Collections.synchronizedList(new ArrayList<>());
    private static final RsaPrimes PRIMES = RsaPrimes.derive(SEED, 2, PROGRESS::add);

    @Test
    void everyPairIsAKeyOf2048BitsAndNoTwoAreTheSame() {
        Set<BigInteger> moduli = new HashSet<>();
        Set<BigInteger> primes = new HashSet<>();
        for (long choice = 0; choice < RsaPrimes.MODULI; choice++) {
            byte[] pair = pair(PRIMES, choice);
            BigInteger p = new BigInteger(1, pair, 0, 128);
            BigInteger q = new BigInteger(1, pair, 128, 128);
            assertThat(p).isGreaterThan(q);
            assertThat(p.multiply(q).bitLength()).isEqualTo(2048);
            moduli.add(p.multiply(q));
            primes.add(p);
            primes.add(q);
        }
        assertThat(moduli).hasSize(RsaPrimes.MODULI);
        assertThat(primes).hasSize(RsaPrimes.COUNT).allSatisfy(prime -> {
            assertThat(prime.bitLength()).isEqualTo(1024);
            assertThat(prime.testBit(1022)).isTrue();
            assertThat(prime.isProbablePrime(20)).isTrue();
            assertThat(prime.subtract(BigInteger.ONE).gcd(BigInteger.valueOf(65_537)))
                    .isEqualTo(BigInteger.ONE);
        });
    }

    @Test
    void whoeverWaitsIsToldAfterEachPrime() {
        assertThat(PROGRESS)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, RsaPrimes.COUNT).boxed().toList());
    }

    @Test
    void foundOnDemandTheyAreTheSame() {
        RsaPrimes onDemand = RsaPrimes.onDemand(SEED);

        assertThat(pair(onDemand, 4711)).isEqualTo(pair(PRIMES, 4711));
        assertThat(pair(onDemand, -1)).isEqualTo(pair(PRIMES, -1));
    }

    @Test
    void aKeyHasAllThatTheChineseRemainderTheoremWants() {
        CredentialDerivation derivation = new CredentialDerivation(SEED, PRIMES);
        for (int user = 0; user < 50; user++) {
            byte[] privateKey = derivation.privateKey(CoseAlgorithm.RS256, user, 0, 1);
            RSAPrivateCrtKeySpec key =
                    (RSAPrivateCrtKeySpec) PrivateKeyForm.rsa().of(privateKey);
            BigInteger p = key.getPrimeP();
            BigInteger q = key.getPrimeQ();
            BigInteger e = key.getPublicExponent();
            BigInteger phi = p.subtract(BigInteger.ONE).multiply(q.subtract(BigInteger.ONE));

            assertThat(key.getModulus()).isEqualTo(p.multiply(q));
            assertThat(e).isEqualTo(65_537);
            assertThat(key.getPrivateExponent()).isEqualTo(e.modInverse(phi));
            assertThat(key.getPrimeExponentP()).isEqualTo(e.modInverse(p.subtract(BigInteger.ONE)));
            assertThat(key.getPrimeExponentQ()).isEqualTo(e.modInverse(q.subtract(BigInteger.ONE)));
            assertThat(key.getCrtCoefficient().multiply(q).mod(p)).isEqualTo(BigInteger.ONE);
        }
    }

    @Test
    void otherSeedsHaveOtherPrimes() {
        byte[] other = SEED.clone();
        other[0] = 1;

        assertThat(pair(RsaPrimes.onDemand(other), 0)).isNotEqualTo(pair(PRIMES, 0));
    }

    private static byte[] pair(RsaPrimes primes, long choice) {
        return primes.pair(ByteBuffer.allocate(Long.BYTES).putLong(choice).array());
    }
}
