package dev.keywave.benchmarks.inputs;

import dev.keywave.attestation.AttestationAuthority;
import dev.keywave.attestation.AttestationKeys;
import dev.keywave.authenticator.Authenticator;
import dev.keywave.authenticator.AuthenticatorModel;
import dev.keywave.authenticator.AuthenticatorModels;
import dev.keywave.authenticator.ClientResult;
import dev.keywave.authenticator.Origin;
import dev.keywave.authenticator.WebAuthnClient;
import dev.keywave.crypto.CryptoChoice;
import dev.keywave.crypto.CryptoProviders;
import dev.keywave.crypto.SelectedCrypto;
import dev.keywave.input.InputException;
import dev.keywave.population.AuthenticatorMix;
import dev.keywave.population.Population;
import dev.keywave.population.UserSlot;
import dev.keywave.webauthn.CoseAlgorithm;
import dev.keywave.webauthn.InvalidOptionsException;
import dev.keywave.webauthn.PublicKeyCredentialCreationOptions;
import dev.keywave.webauthn.RegistrationResponse;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * ES256 credentials with attestation in one format, each of another user, vouched for by one root.
 *
 * @param registrations in rotation
 * @param root what a relying party trusts
 */
public record SignedRegistrations(List<SignedRegistration> registrations, X509Certificate root) {

    /** The authenticator model that attests in a format; {@code packed-self} is packed without certificates. */
    private static final Map<String, String> MODELS = new LinkedHashMap<>();

    static {
        MODELS.put("none", "synced-passkey");
        MODELS.put("packed-self", "security-key");
        MODELS.put("packed", "yubikey-5");
        MODELS.put("fido-u2f", "fido-u2f-key");
        MODELS.put("tpm", "windows-hello");
        MODELS.put("android-key", "android-device-bound");
        MODELS.put("apple", "ios-device-bound");
    }

    /** Copies the list. */
    public SignedRegistrations {
        registrations = List.copyOf(registrations);
    }

    /** The formats. */
    public static List<String> formats() {
        return List.copyOf(MODELS.keySet());
    }

    /** Whether its statements have certificates. */
    public static boolean hasCertificates(String format) {
        return !format.equals("none") && !format.equals("packed-self");
    }

    /**
     * So many of a format.
     *
     * @throws InputException when there is no such format
     */
    public static SignedRegistrations of(String format, int count) {
        String modelName = MODELS.get(format);
        if (modelName == null) {
            throw new InputException("there is no format '" + format + "'; known: " + String.join(", ", formats()));
        }
        SelectedCrypto crypto = CryptoProviders.select(CryptoChoice.AUTO);
        AuthenticatorModel model = AuthenticatorModels.byName(modelName);
        AttestationAuthority authority = AttestationAuthority.inMemory(crypto, Instant.now());
        Population population = Population.inMemory(
                count,
                "benchmark",
                new AuthenticatorMix(List.of(new AuthenticatorMix.Weighted<>(model, 1)), List.of()));
        WebAuthnClient client = new WebAuthnClient(
                Origin.of(SignedAssertions.ORIGIN),
                new Authenticator(
                        population.seed(),
                        crypto,
                        count,
                        population.rsaPrimes(),
                        AttestationKeys.prepare(authority, List.of(model)).attestor()));
        Random random = new Random(2);
        List<SignedRegistration> registrations = new ArrayList<>(count);
        UserSlot slot = population.slot();
        for (int i = 0; i < count; i++) {
            byte[] challenge = new byte[32];
            random.nextBytes(challenge);
            registrations.add(create(client, model, slot.moveTo(i), base64Url(challenge)));
        }
        return new SignedRegistrations(registrations, authority.root());
    }

    private static SignedRegistration create(
            WebAuthnClient client, AuthenticatorModel model, UserSlot slot, String challenge) {
        String json = """
                {"rp":{"id":"%s","name":"bench"},"user":{"id":"%s","name":"%s","displayName":"user"},
                "challenge":"%s","pubKeyCredParams":[{"type":"public-key","alg":%d}],"attestation":"direct",
                "authenticatorSelection":{"residentKey":"discouraged","userVerification":"discouraged"}}""".formatted(
                        SignedAssertions.RP_ID,
                        base64Url(slot.userName().getBytes(StandardCharsets.UTF_8)),
                        slot.userName(),
                        challenge,
                        CoseAlgorithm.ES256.id());
        try {
            ClientResult result = client.create(
                    PublicKeyCredentialCreationOptions.parse(json.getBytes(StandardCharsets.UTF_8)),
                    model,
                    List.of(CoseAlgorithm.ES256),
                    slot);
            if (result instanceof ClientResult.Success success
                    && success.credential() instanceof RegistrationResponse response) {
                return new SignedRegistration(response, challenge);
            }
            throw new IllegalStateException(String.valueOf(result));
        } catch (InvalidOptionsException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64Url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
