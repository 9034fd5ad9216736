package dev.keywave.webauthn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.util.HexFormat;
import java.util.Random;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The bytes of public keys, by the tables of RFC 9053, RFC 8230 and RFC 9964, and by Bouncy Castle's ASN.1. */
final class CoseKeyTest {

    @ParameterizedTest
    @CsvSource({
        "ES256,     a5 01 02 03 26       20 01, 21 58 20, 22 58 20",
        "ES384,     a5 01 02 03 38 22    20 02, 21 58 30, 22 58 30",
        "ES512,     a5 01 02 03 38 23    20 03, 21 58 42, 22 58 42",
    })
    void anEllipticCurveKeyIsItsCurveAndItsCoordinates(CoseAlgorithm algorithm, String head, String x, String y) {
        String point = hex(randomKey(algorithm));
        int coordinate = (point.length() - 2) / 2;

        assertThat(hex(CoseKey.encode(algorithm, bytes(point))))
                .isEqualTo(packed(head)
                        + packed(x)
                        + point.substring(2, 2 + coordinate)
                        + packed(y)
                        + point.substring(2 + coordinate));
    }

    @ParameterizedTest
    @CsvSource({
        "EDDSA,     a4 01 01 03 27          20 06  21 58 20,       ''",
        "RS256,     a4 01 03 03 39 01 00    20 59 01 00,           21 43 01 00 01",
        "PS256,     a4 01 03 03 38 24       20 59 01 00,           21 43 01 00 01",
        "ML_DSA_44, a3 01 07 03 38 2f       20 59 05 20,           ''",
        "ML_DSA_65, a3 01 07 03 38 30       20 59 07 a0,           ''",
    })
    void otherKeysAreOneByteString(CoseAlgorithm algorithm, String before, String after) {
        byte[] key = randomKey(algorithm);

        assertThat(hex(CoseKey.encode(algorithm, key))).isEqualTo(packed(before) + hex(key) + packed(after));
    }

    @ParameterizedTest
    @CsvSource({
        "ES256,     1.2.840.10045.2.1,       1.2.840.10045.3.1.7",
        "ES384,     1.2.840.10045.2.1,       1.3.132.0.34",
        "ES512,     1.2.840.10045.2.1,       1.3.132.0.35",
        "EDDSA,     1.3.101.112,             ''",
        "ML_DSA_44, 2.16.840.1.101.3.4.3.17, ''",
        "ML_DSA_65, 2.16.840.1.101.3.4.3.18, ''",
    })
    void theSubjectPublicKeyInfoNamesAlgorithmAndCurve(CoseAlgorithm algorithm, String oid, String curve)
            throws IOException {
        byte[] key = randomKey(algorithm);
        byte[] der = CoseKey.subjectPublicKeyInfo(algorithm, key);
        SubjectPublicKeyInfo read = SubjectPublicKeyInfo.getInstance(der);

        assertThat(read.getEncoded("DER")).isEqualTo(der);
        assertThat(read.getAlgorithm().getAlgorithm().getId()).isEqualTo(oid);
        assertThat(
                        read.getAlgorithm().getParameters() == null
                                ? ""
                                : read.getAlgorithm().getParameters().toString())
                .isEqualTo(curve);
        assertThat(read.getPublicKeyData().getBytes()).isEqualTo(key);
    }

    @ParameterizedTest
    @EnumSource(names = {"RS256", "PS256"})
    void theSubjectPublicKeyInfoOfRsaHoldsModulusAndExponent(CoseAlgorithm algorithm) throws IOException {
        byte[] modulus = randomKey(algorithm);
        byte[] der = CoseKey.subjectPublicKeyInfo(algorithm, modulus);
        SubjectPublicKeyInfo read = SubjectPublicKeyInfo.getInstance(der);
        RSAPublicKey key = RSAPublicKey.getInstance(read.parsePublicKey());

        assertThat(read.getEncoded("DER")).isEqualTo(der);
        assertThat(read.getAlgorithm().getAlgorithm().getId()).isEqualTo("1.2.840.113549.1.1.1");
        assertThat(hex(key.getModulus().toByteArray())).isEqualTo("00" + hex(modulus));
        assertThat(key.getPublicExponent()).isEqualTo(65_537);
    }

    @Test
    void algorithmsAreFoundByNumberAndByName() {
        for (CoseAlgorithm algorithm : CoseAlgorithm.values()) {
            assertThat(CoseAlgorithm.byId(algorithm.id())).isEqualTo(algorithm);
            assertThat(CoseAlgorithm.byLabel(algorithm.label())).isEqualTo(algorithm);
        }
        assertThat(CoseAlgorithm.byId(-50)).isNull();
        assertThat(CoseAlgorithm.byId((1L << 32) - 7)).isNull();
        assertThat(CoseAlgorithm.byLabel("ES999")).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void aKeyOfAnotherLengthIsABug(CoseAlgorithm algorithm) {
        byte[] tooLong = new byte[CoseKey.publicKeyLength(algorithm) + 1];

        assertThatIllegalArgumentException().isThrownBy(() -> CoseKey.encode(algorithm, tooLong));
        assertThatIllegalArgumentException().isThrownBy(() -> CoseKey.subjectPublicKeyInfo(algorithm, tooLong));
    }

    private static byte[] randomKey(CoseAlgorithm algorithm) {
        byte[] key = new byte[CoseKey.publicKeyLength(algorithm)];
        new Random(algorithm.id()).nextBytes(key);
        // an uncompressed point; a modulus with the first bit set
        key[0] = (byte) (algorithm.label().startsWith("ES") ? 4 : key[0] | 0x80);
        return key;
    }

    private static String packed(String hex) {
        return hex.replace(" ", "");
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
