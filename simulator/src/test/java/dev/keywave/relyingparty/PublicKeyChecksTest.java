package dev.keywave.relyingparty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.crypto.CryptoChoice;
import dev.keywave.crypto.CryptoProviders;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PublicKeyChecksTest {

    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(2047).add(BigInteger.ONE);

    @ParameterizedTest
    @CsvSource({"secp256r1, -7", "secp384r1, -35", "secp521r1, -36"})
    void eachAlgorithmOfEcdsaHasItsCurve(String curve, long alg) throws GeneralSecurityException {
        PublicKey key = ecKey(curve);

        for (long other : List.of(-7L, -35L, -36L)) {
            assertThat(PublicKeyChecks.check(key, other) == null).isEqualTo(other == alg);
        }
        assertThat(PublicKeyChecks.check(key, -8)).isNotNull();
        assertThat(PublicKeyChecks.check(key, -257)).isNotNull();
        assertThat(PublicKeyChecks.check(key, -48)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {-257, -258, -259, -37, -38, -39})
    void anRsaKeyHas2048BitsAndAnOddExponentAboveOne(long alg) {
        BigInteger f4 = BigInteger.valueOf(65_537);

        assertThat(PublicKeyChecks.check(new RsaKey(MODULUS, f4), alg)).isNull();
        assertThat(PublicKeyChecks.check(new RsaKey(MODULUS, BigInteger.valueOf(3)), alg))
                .isNull();
        assertThat(PublicKeyChecks.check(new RsaKey(MODULUS.shiftRight(1).setBit(0), f4), alg))
                .isNotNull();
        assertThat(PublicKeyChecks.check(new RsaKey(MODULUS.clearBit(0), f4), alg))
                .isNotNull();
        assertThat(PublicKeyChecks.check(new RsaKey(MODULUS, BigInteger.ONE), alg))
                .isNotNull();
        assertThat(PublicKeyChecks.check(new RsaKey(MODULUS, BigInteger.valueOf(65_536)), alg))
                .isNotNull();
    }

    @Test
    void anMlDsaKeyIsForMlDsaOnly() throws GeneralSecurityException {
        byte[] spki = HexFormat.of().parseHex("30820532300b06096086480165030403110382052100" + "01".repeat(1312));
        for (CryptoChoice choice : List.of(CryptoChoice.ACCP, CryptoChoice.BC, CryptoChoice.JDK)) {
            PublicKey key =
                    CryptoProviders.select(choice).keyFactory("ML-DSA").generatePublic(new X509EncodedKeySpec(spki));
            assertThat(PublicKeyChecks.check(key, -48)).isNull();
            assertThat(PublicKeyChecks.check(key, -7)).isNotNull();
            assertThat(PublicKeyChecks.check(key, -257)).isNotNull();
            assertThat(PublicKeyChecks.check(key, -8)).isNotNull();
        }
    }

    private static PublicKey ecKey(String curve) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair().getPublic();
    }

    /** No provider makes the bad ones. */
    private record RsaKey(BigInteger modulus, BigInteger exponent) implements RSAPublicKey {

        @Override
        public BigInteger getModulus() {
            return modulus;
        }

        @Override
        public BigInteger getPublicExponent() {
            return exponent;
        }

        @Override
        public String getAlgorithm() {
            return "RSA";
        }

        @Override
        public String getFormat() {
            return "none";
        }

        @Override
        public byte[] getEncoded() {
            return new byte[0];
        }
    }
}
