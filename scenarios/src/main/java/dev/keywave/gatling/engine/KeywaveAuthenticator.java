package dev.keywave.gatling.engine;

import dev.keywave.authenticator.ClientResult;
import dev.keywave.authenticator.WebAuthnClient;
import dev.keywave.population.UserSlot;
import dev.keywave.webauthn.PublicKeyCredentialCreationOptions;
import dev.keywave.webauthn.PublicKeyCredentialRequestOptions;

/** Keywave's own client and authenticators. */
final class KeywaveAuthenticator implements PasskeyAuthenticator {

    @Override
    public Client open(LoopParts parts) {
        return new OwnClient(parts.client());
    }

    private record OwnClient(WebAuthnClient client) implements Client {

        @Override
        public ClientResult create(PublicKeyCredentialCreationOptions options, UserSlot slot) {
            ClientResult result = client.create(options, slot.model(), slot.algorithms(), slot);
            if (result instanceof ClientResult.Excluded excluded) {
                slot.adopt(excluded.generation(), options);
            }
            return result;
        }

        @Override
        public ClientResult get(PublicKeyCredentialRequestOptions options, UserSlot slot) {
            return client.get(options, slot.model(), slot, false);
        }
    }
}
