package dev.keywave.relyingparty;

import static org.assertj.core.api.Assertions.assertThat;

import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.attestation.authenticator.COSEKey;
import dev.keywave.webauthn.CoseAlgorithm;
import dev.keywave.webauthn.CoseKey;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class AkpKeyTest {

    private final ObjectConverter converter = AkpKeyModule.converter();

    @ParameterizedTest
    @EnumSource(names = {"ML_DSA_44", "ML_DSA_65"})
    void theLibraryReadsAndWritesIt(CoseAlgorithm algorithm) {
        byte[] pub = new byte[CoseKey.publicKeyLength(algorithm)];
        new Random(algorithm.id()).nextBytes(pub);
        byte[] encoded = CoseKey.encode(algorithm, pub);

        COSEKey key = converter.getCborMapper().readValue(encoded, COSEKey.class);

        assertThat(key)
                .isInstanceOfSatisfying(
                        AkpKey.class, akp -> assertThat(akp.pub()).isEqualTo(pub));
        assertThat(key.getAlgorithm()).isNotNull();
        assertThat(key.getAlgorithm().getValue()).isEqualTo(algorithm.id());
        assertThat(converter.getCborMapper().writeValueAsBytes(key)).isEqualTo(encoded);
    }

    @ParameterizedTest
    @EnumSource(
            names = {"ML_DSA_44", "ML_DSA_65"},
            mode = EnumSource.Mode.EXCLUDE)
    void otherKeysAreTheLibrarysOwn(CoseAlgorithm algorithm) {
        byte[] publicKey = new byte[CoseKey.publicKeyLength(algorithm)];
        new Random(algorithm.id()).nextBytes(publicKey);
        byte[] encoded = CoseKey.encode(algorithm, publicKey);

        COSEKey key = converter.getCborMapper().readValue(encoded, COSEKey.class);

        assertThat(key).isNotInstanceOf(AkpKey.class);
        assertThat(converter.getCborMapper().writeValueAsBytes(key)).isEqualTo(encoded);
    }
}
