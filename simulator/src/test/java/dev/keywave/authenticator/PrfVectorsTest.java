package dev.keywave.authenticator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.authenticator.PinUvAuthProtocolTwo.SharedSecret;
import dev.keywave.webauthn.PrfValues;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** https://www.w3.org/TR/webauthn-3/#test-vectors-extensions-prf-ctap, PIN protocol 2. */
final class PrfVectorsTest {

    private static final byte[] CRED_RANDOM = hex("437e065e723a98b2f08f39d8baf7c53ecb3c363c5e5104bdaaf5d5ca2e028154");
    private static final byte[] FIRST = hex("576562417574686e20505246207465737420766563746f727302");
    private static final byte[] SECOND = hex("576562417574686e20505246207465737420766563746f727303");
    private static final String SALT1 = "527413ebb48293772df30f031c5ac4650c7de14bf9498671ae163447b6a772b3";
    private static final String SALT2 = "d68ac03329a10ee5e0ec834492bb9a96a0e547baf563bf78ccbe8789b22e776b";
    private static final String OUTPUT1 = "3c33e07d202c3b029cc21f1722767021bf27d595933b3d2b6a1b9d5dddc77fae";
    private static final String OUTPUT2 = "a62a8773b19cda90d7ed4ef72a80a804320dbd3997e2f663805ad1fd3293d50b";

    @Test
    void bothSidesComeToTheSharedSecret() throws Exception {
        assertThat(secret().bytes())
                .isEqualTo(hex("0c63083de8170101d38bcf8bd72309568ddb4550867e23404b35d85712f7c20d"
                        + "8bc911ee23c06034cbc14290b9669bec07739053c5a416e313ef905c79955876"));

        PinUvAuthProtocolTwo platform = new PinUvAuthProtocolTwo();
        PinUvAuthProtocolTwo authenticator = new PinUvAuthProtocolTwo();
        assertThat(platform.agreeWith(authenticator.publicKey()).bytes())
                .isEqualTo(authenticator.agreeWith(platform.publicKey()).bytes());
    }

    @Test
    void oneInputGivesTheOutputOfTheSpecification() throws Exception {
        check(
                null,
                SALT1,
                "23dde5e3462daf36559b85c4ac5f9656aa9bfd81c1dc2bf8533c8b9f3882854786b4f500e25b4e3d81f7fc7c74236229",
                OUTPUT1,
                "3bfaa48f7952330d63e35ff8cd5bca48d2a12823828915749287256ab146272f9fb437bf65691243c3f504bd7ea6d5e6",
                7,
                9);
    }

    @Test
    void twoInputsGiveTheOutputsOfTheSpecification() throws Exception {
        check(
                SECOND,
                SALT1 + SALT2,
                "d9f4236403e0fe843a8e4e5be764d120904c198ad6e77b089876a3391961f183b0008b4ca66b91cd72aa35b6151ff981"
                        + "f6e5649f3c040e6615ad7dd8ae96ef23b229a5c97c3f0dcd8605eee166ce163a",
                OUTPUT1 + OUTPUT2,
                "90ee52f739043bc17b3488a74306d7801debb5b61f18662c648a25b5b5678ede482cdaff99a537a44f064fcb10ce6e04"
                        + "dfd27619dc96a0daff8507e499296b1eecf0981f7c8518b277a7a3018f5ec6fb",
                8,
                10);
    }

    private static void check(
            byte @Nullable [] second,
            String salts,
            String saltEnc,
            String outputs,
            String outputEnc,
            int saltIv,
            int outputIv)
            throws Exception {
        SharedSecret secret = secret();
        PrfEvaluation evaluation = new PrfEvaluation(new PrfValues(FIRST, second));
        assertThat(evaluation.salts()).isEqualTo(hex(salts));
        assertThat(secret.encrypt(evaluation.salts(), iv(saltIv))).isEqualTo(hex(saltEnc));

        byte[] evaluated = AuthenticatorExtensions.evaluate(CRED_RANDOM, secret.decrypt(hex(saltEnc)));
        assertThat(evaluated).isEqualTo(hex(outputs));
        assertThat(secret.encrypt(evaluated, iv(outputIv))).isEqualTo(hex(outputEnc));

        PrfValues results = PrfEvaluation.results(evaluation.decrypted(secret, hex("00ff" + outputEnc)));
        assertThat(results.first()).isEqualTo(hex(OUTPUT1));
        assertThat(results.second()).isEqualTo(second == null ? null : hex(OUTPUT2));
    }

    private static SharedSecret secret() throws Exception {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        ECParameterSpec p256 = parameters.getParameterSpec(ECParameterSpec.class);
        KeyFactory keys = KeyFactory.getInstance("EC");
        PrivateKey platform = keys.generatePrivate(
                new ECPrivateKeySpec(number("0971bc7fb1be48270adcd3d9a5fc15d5fb0f335b3071ff36a54c007fa6c76514"), p256));
        PublicKey authenticator = keys.generatePublic(new ECPublicKeySpec(
                new ECPoint(
                        number("a30522c2de402b561965c3cf949a1cab020c6f6ea36fcf7e911ac1a0f1515300"),
                        number("9961a929abdb2f42e6566771887d41484d889e735e3248518a53112d2b915f00")),
                p256));
        return new PinUvAuthProtocolTwo(new KeyPair(authenticator, platform)).agreeWith(authenticator);
    }

    /** Truncated SHA-256(seed || number). */
    private static byte[] iv(int number) throws Exception {
        byte[] input = Arrays.copyOf(FIRST, FIRST.length);
        input[input.length - 1] = (byte) number;
        return Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(input), PinUvAuthProtocolTwo.IV_LENGTH);
    }

    private static BigInteger number(String hex) {
        return new BigInteger(hex, 16);
    }

    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
