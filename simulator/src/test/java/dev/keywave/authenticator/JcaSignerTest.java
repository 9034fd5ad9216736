package dev.keywave.authenticator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.crypto.CryptoChoice;
import dev.keywave.crypto.CryptoProviders;
import dev.keywave.webauthn.CoseAlgorithm;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Keys of https://www.w3.org/TR/webauthn-3/#sctn-test-vectors through each provider. */
final class JcaSignerTest {

    @ParameterizedTest
    @EnumSource(CryptoChoice.class)
    void aP256PrivateKeyGivesItsPublicKey(CryptoChoice choice) {
        assertThat(publicKey(
                        choice,
                        CoseAlgorithm.ES256,
                        "6e68e7a58484a3264f66b77f5d6dc5bc36a47085b615c9727ab334e8c369c2ee"))
                .isEqualTo("04afefa16f97ca9b2d23eb86ccb64098d20db90856062eb249c33a9b672f26df61"
                        + "930a56b87a2fca66334b03458abf879717c12cc68ed73290af2e2664796b9220");
    }

    @ParameterizedTest
    @EnumSource(CryptoChoice.class)
    void anEd25519PrivateKeyGivesItsPublicKey(CryptoChoice choice) {
        assertThat(publicKey(
                        choice,
                        CoseAlgorithm.EDDSA,
                        "971f38c0f73aaf0c5a614eb5e26430ae1ea0ed13e4f425d96e9662349340b0b3"))
                .isEqualTo("44e06ddd331c36a8dc667bab52bcae63486c916aa5e339e6acebaa84934bf832");
    }

    private static String publicKey(CryptoChoice choice, CoseAlgorithm algorithm, String privateKey) {
        Signer signer = JcaSigner.of(algorithm, CryptoProviders.select(choice));
        byte[] raw = HexFormat.of().parseHex(privateKey);
        return HexFormat.of().formatHex(signer.publicKey(raw, signer.prepare(raw)));
    }
}
