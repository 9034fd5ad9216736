package dev.keywave.benchmarks.inputs;

import dev.keywave.authenticator.Authenticator;
import dev.keywave.authenticator.AuthenticatorModel;
import dev.keywave.authenticator.AuthenticatorModels;
import dev.keywave.authenticator.ClientResult;
import dev.keywave.authenticator.Origin;
import dev.keywave.authenticator.WebAuthnClient;
import dev.keywave.crypto.SelectedCrypto;
import dev.keywave.population.AuthenticatorMix;
import dev.keywave.population.Population;
import dev.keywave.population.UserSlot;
import dev.keywave.webauthn.AuthenticationResponse;
import dev.keywave.webauthn.CoseAlgorithm;
import dev.keywave.webauthn.InvalidOptionsException;
import dev.keywave.webauthn.PublicKeyCredential;
import dev.keywave.webauthn.PublicKeyCredentialCreationOptions;
import dev.keywave.webauthn.PublicKeyCredentialRequestOptions;
import dev.keywave.webauthn.RegistrationResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Users with a synced passkey each, of one algorithm; the same ones whenever it is made. */
public final class BenchAuthenticator {

    private static final int CHALLENGE_BYTES = 32;

    /** Each needs some of a population's primes; for more keys all of them are found at once, on all cores. */
    private static final int FEW_RSA_KEYS = 16;

    private final Population population;
    private final UserSlot slot;
    private final WebAuthnClient client;
    private final CoseAlgorithm algorithm;
    private final Random random = new Random(1);
    private final RegistrationResponse[] registrations;
    private String lastChallenge = "";

    /**
     * So many users, who have no credential yet. RSA keys take seconds.
     *
     * @param crypto signs
     */
    public BenchAuthenticator(CoseAlgorithm algorithm, int users, SelectedCrypto crypto) {
        this.algorithm = algorithm;
        AuthenticatorModel model = AuthenticatorModels.byName("synced-passkey");
        population = Population.inMemory(
                users,
                "benchmark",
                new AuthenticatorMix(
                        List.of(new AuthenticatorMix.Weighted<>(model, 1)),
                        List.of(new AuthenticatorMix.Weighted<>(algorithm, 1))));
        if (algorithm.isRsa() && users > FEW_RSA_KEYS) {
            population.rsaPrimes().findAll(Runtime.getRuntime().availableProcessors());
        }
        slot = population.slot();
        client = new WebAuthnClient(
                Origin.of(SignedAssertions.ORIGIN),
                new Authenticator(population.seed(), crypto, 4 * users, population.rsaPrimes()));
        registrations = new RegistrationResponse[users];
    }

    /** A credential for each user. */
    public void createAll() {
        for (int user = 0; user < registrations.length; user++) {
            registrations[user] = create(user, creationOptions(user));
        }
    }

    /** What {@link #createAll} made. */
    public RegistrationResponse registration(int user) {
        return registrations[user];
    }

    /** The challenge of the options that were made last, base64url without padding. */
    public String lastChallenge() {
        return lastChallenge;
    }

    /** Options for {@code create()}, JSON. */
    public byte[] creationOptions(int user) {
        slot.moveTo(user);
        String name = slot.userName();
        return ("{\"rp\":{\"id\":\"" + SignedAssertions.RP_ID + "\",\"name\":\"bench\"},\"user\":{\"id\":\""
                        + base64Url(name.getBytes(StandardCharsets.UTF_8)) + "\",\"name\":\"" + name
                        + "\",\"displayName\":\"user\"},\"challenge\":\"" + nextChallenge()
                        + "\",\"pubKeyCredParams\":[{\"type\":\"public-key\",\"alg\":" + algorithm.id()
                        + "}],\"authenticatorSelection\":{\"residentKey\":\"required\",\"userVerification\":\"required\"}}")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** {@code create()} for a user. */
    public RegistrationResponse create(int user, byte[] creationOptions) {
        slot.moveTo(user);
        try {
            return (RegistrationResponse) success(client.create(
                    PublicKeyCredentialCreationOptions.parse(creationOptions), slot.model(), slot.algorithms(), slot));
        } catch (InvalidOptionsException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Options for {@code get()} by a user who has a credential, JSON. */
    public byte[] requestOptions(int user) {
        return ("{\"challenge\":\"" + nextChallenge() + "\",\"rpId\":\"" + SignedAssertions.RP_ID
                        + "\",\"userVerification\":\"required\",\"allowCredentials\":[{\"type\":\"public-key\",\"id\":\""
                        + base64Url(registrations[user].credentialId()) + "\"}]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** {@code get()} for a user who has a credential. */
    public AuthenticationResponse get(int user, byte[] requestOptions) {
        slot.moveTo(user);
        try {
            return (AuthenticationResponse) success(
                    client.get(PublicKeyCredentialRequestOptions.parse(requestOptions), slot.model(), slot, false));
        } catch (InvalidOptionsException e) {
            throw new IllegalStateException(e);
        }
    }

    private String nextChallenge() {
        byte[] challenge = new byte[CHALLENGE_BYTES];
        random.nextBytes(challenge);
        lastChallenge = base64Url(challenge);
        return lastChallenge;
    }

    private static String base64Url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static PublicKeyCredential success(@Nullable ClientResult result) {
        if (result instanceof ClientResult.Success success) {
            return success.credential();
        }
        throw new IllegalStateException(String.valueOf(result));
    }
}
