package dev.keywave.benchmarks;

import dev.keywave.authenticator.Authenticator;
import dev.keywave.authenticator.AuthenticatorModel;
import dev.keywave.authenticator.AuthenticatorModels;
import dev.keywave.authenticator.ClientResult;
import dev.keywave.authenticator.Origin;
import dev.keywave.authenticator.WebAuthnClient;
import dev.keywave.crypto.CryptoChoice;
import dev.keywave.crypto.CryptoProviders;
import dev.keywave.population.AuthenticatorMix;
import dev.keywave.population.Population;
import dev.keywave.population.UserSlot;
import dev.keywave.webauthn.InvalidOptionsException;
import dev.keywave.webauthn.PublicKeyCredential;
import dev.keywave.webauthn.PublicKeyCredentialCreationOptions;
import dev.keywave.webauthn.PublicKeyCredentialRequestOptions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A user with one ES256 passkey, whose authenticator signs each time or, to leave signing out, gives its last answer again. */
final class VirtualUser {

    private static final String CREATION_OPTIONS = """
            {"rp":{"id":"localhost","name":"bench"},"user":{"id":"dXNlcg","name":"user","displayName":"user"},
            "challenge":"AAAAAAAAAAAAAAAAAAAAAA","pubKeyCredParams":[{"type":"public-key","alg":-7}],
            "authenticatorSelection":{"residentKey":"required"}}""";

    private final WebAuthnClient client;
    private final UserSlot slot;
    private final boolean signs;
    private final String credentialId;
    private @Nullable PublicKeyCredential last;

    VirtualUser(boolean signs) {
        this.signs = signs;
        AuthenticatorModel model = AuthenticatorModels.byName("synced-passkey");
        AuthenticatorMix mix = new AuthenticatorMix(List.of(new AuthenticatorMix.Weighted<>(model, 1)), List.of());
        Population population = Population.inMemory(1, "benchmark", mix);
        Authenticator authenticator =
                new Authenticator(population.seed(), CryptoProviders.select(CryptoChoice.AUTO), 16);
        client = new WebAuthnClient(Origin.of("http://localhost:8080"), authenticator);
        slot = population.slot().moveTo(0);
        try {
            PublicKeyCredential created = success(client.create(
                    PublicKeyCredentialCreationOptions.parse(CREATION_OPTIONS.getBytes(StandardCharsets.UTF_8)),
                    model,
                    slot.algorithms(),
                    slot));
            credentialId = String.valueOf(created.member("id"));
        } catch (InvalidOptionsException e) {
            throw new IllegalStateException(e);
        }
    }

    String name() {
        return slot.userName();
    }

    /** Base64url. */
    String credentialId() {
        return credentialId;
    }

    /** The answer to options, which are parsed in any case. */
    PublicKeyCredential getAssertion(byte[] optionsJson) {
        try {
            PublicKeyCredentialRequestOptions options = PublicKeyCredentialRequestOptions.parse(optionsJson);
            PublicKeyCredential answer = last;
            if (signs || answer == null) {
                answer = success(client.get(options, slot.model(), slot, false));
                last = answer;
            }
            return answer;
        } catch (InvalidOptionsException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PublicKeyCredential success(ClientResult result) {
        if (result instanceof ClientResult.Success success) {
            return success.credential();
        }
        throw new IllegalStateException(result.toString());
    }
}
