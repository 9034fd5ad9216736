package dev.keywave.benchmarks.inputs;

import dev.keywave.crypto.CryptoChoice;
import dev.keywave.crypto.CryptoProviders;
import dev.keywave.crypto.SelectedCrypto;
import dev.keywave.webauthn.AuthenticationResponse;
import dev.keywave.webauthn.AuthenticatorData;
import dev.keywave.webauthn.CoseAlgorithm;
import dev.keywave.webauthn.RegistrationResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Has authenticators sign. The fastest provider of this machine does it, whichever is measured. */
public final class SignedAssertions {

    /** The origin of the pages. */
    public static final String ORIGIN = "http://localhost:8080";

    /** The relying party's ID. */
    public static final String RP_ID = "localhost";

    /** One key signs so many messages at least: the same message again and again would flatter branch prediction. */
    private static final int LEAST_MESSAGES = 64;

    private SignedAssertions() {}

    /**
     * Assertions under so many keys, in rotation, 64 of them at least; the same at each call. RSA keys take seconds.
     *
     * @param keys 1 or more
     */
    public static List<SignedAssertion> of(CoseAlgorithm algorithm, int keys) {
        return InputFolder.ofThisProcess().assertions(algorithm, keys, SignedAssertions::sign);
    }

    /** The same, signed once for all processes that are told of the folder. */
    public static List<SignedAssertion> in(Path folder, CoseAlgorithm algorithm, int keys) {
        return new InputFolder(folder).assertions(algorithm, keys, SignedAssertions::sign);
    }

    private static List<SignedAssertion> sign(CoseAlgorithm algorithm, int keys) {
        BenchAuthenticator authenticator =
                new BenchAuthenticator(algorithm, keys, CryptoProviders.select(CryptoChoice.AUTO));
        authenticator.createAll();
        int messages = Math.max(keys, LEAST_MESSAGES);
        List<SignedAssertion> assertions = new ArrayList<>(messages);
        for (int i = 0; i < messages; i++) {
            int user = i % keys;
            AuthenticationResponse response = authenticator.get(user, authenticator.requestOptions(user));
            assertions.add(assertion(response, authenticator.lastChallenge(), authenticator.registration(user)));
        }
        return assertions;
    }

    private static SignedAssertion assertion(
            AuthenticationResponse response, String challenge, RegistrationResponse registered) {
        return assertion(
                response,
                challenge,
                coseKey(registered.authenticatorData(), registered.credentialId().length),
                registered.publicKey());
    }

    static SignedAssertion assertion(
            AuthenticationResponse response, String challenge, byte[] coseKey, byte[] subjectPublicKeyInfo) {
        byte[] data = response.authenticatorData();
        byte[] hash = SelectedCrypto.sha256().digest(response.clientDataJson());
        byte[] message = Arrays.copyOf(data, data.length + hash.length);
        System.arraycopy(hash, 0, message, data.length, hash.length);
        return new SignedAssertion(response, challenge, coseKey, subjectPublicKeyInfo, message);
    }

    /** The end of attested credential data; there are no extensions. */
    private static byte[] coseKey(byte[] authenticatorData, int credentialIdLength) {
        return Arrays.copyOfRange(
                authenticatorData,
                AuthenticatorData.CREDENTIAL_ID_OFFSET + credentialIdLength,
                authenticatorData.length);
    }
}
