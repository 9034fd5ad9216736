package dev.keywave.relyingparty;

import dev.keywave.attestation.AttestationAuthority;
import dev.keywave.attestation.AttestationKeys;
import dev.keywave.attestation.AttestingClient;
import dev.keywave.authenticator.Authenticator;
import dev.keywave.authenticator.AuthenticatorModel;
import dev.keywave.authenticator.AuthenticatorModels;
import dev.keywave.authenticator.ClientResult;
import dev.keywave.authenticator.CredentialDerivation;
import dev.keywave.authenticator.MemorySlot;
import dev.keywave.authenticator.Origin;
import dev.keywave.authenticator.RsaPrimes;
import dev.keywave.authenticator.WebAuthnClient;
import dev.keywave.crypto.CryptoChoice;
import dev.keywave.crypto.CryptoProviders;
import dev.keywave.crypto.SelectedCrypto;
import dev.keywave.webauthn.InvalidOptionsException;
import dev.keywave.webauthn.PublicKeyCredentialCreationOptions;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Registrations by Keywave's own authenticators, in the formats for which nobody else's are at hand. */
final class AttestedSeeds {

    private AttestedSeeds() {}

    static List<FuzzSeed> of(InProcessParty party) {
        SelectedCrypto crypto = CryptoProviders.select(CryptoChoice.AUTO);
        byte[] secret = new byte[CredentialDerivation.SEED_LENGTH];
        AttestationKeys keys = AttestationKeys.prepare(AttestationAuthority.inMemory(crypto, Instant.now()), List.of());
        Authenticator authenticator = new Authenticator(secret, crypto, 2, RsaPrimes.onDemand(secret), keys.attestor());
        WebAuthnClient client = new WebAuthnClient(Origin.of(InProcessParty.ORIGIN), authenticator);
        List<FuzzSeed> seeds = new ArrayList<>();
        for (AuthenticatorModel model : List.of(
                AuthenticatorModels.byName("fido-u2f-key"),
                AuthenticatorModels.byName("ios-device-bound"),
                AttestingClient.model("compound, packed, tpm", "ES256"),
                AttestingClient.model("packed", "ML-DSA-44"))) {
            String name = model.attestationFormats() + " " + model.algorithms();
            String request = "{\"username\":\"" + name + "\",\"displayName\":\"F\",\"attestation\":\"direct\"}";
            ClientResult result = client.create(
                    options(party.options("/attestation/options", request)),
                    model,
                    model.algorithms(),
                    new MemorySlot(seeds.size()));
            // Not every verifier has every algorithm.
            if (result instanceof ClientResult.Success success) {
                String body = new String(success.credential().toJson(), StandardCharsets.UTF_8);
                seeds.add(new FuzzSeed(name, true, request, FuzzSeed.tree(body), true));
            }
        }
        return seeds;
    }

    private static PublicKeyCredentialCreationOptions options(String json) {
        try {
            return PublicKeyCredentialCreationOptions.parse(json.getBytes(StandardCharsets.UTF_8));
        } catch (InvalidOptionsException e) {
            throw new AssertionError(e);
        }
    }
}
