package dev.keywave.probe;

import dev.keywave.attestation.AttestationKeys;
import dev.keywave.authenticator.Authenticator;
import dev.keywave.authenticator.AuthenticatorModel;
import dev.keywave.authenticator.ClientResult;
import dev.keywave.authenticator.Clone;
import dev.keywave.authenticator.CounterPolicy;
import dev.keywave.authenticator.CredentialSlot;
import dev.keywave.authenticator.Origin;
import dev.keywave.authenticator.WebAuthnClient;
import dev.keywave.crypto.SelectedCrypto;
import dev.keywave.population.AuthenticatorMix;
import dev.keywave.population.Population;
import dev.keywave.population.UserSlot;
import dev.keywave.webauthn.AuthenticationResponse;
import dev.keywave.webauthn.InvalidOptionsException;
import dev.keywave.webauthn.PublicKeyCredentialCreationOptions;
import dev.keywave.webauthn.PublicKeyCredentialRequestOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one user of a probe, with an authenticator of their own, and the attackers who know what that one signs. */
final class ProbedUser implements AutoCloseable {

    /** An origin that is nobody's (https://www.rfc-editor.org/rfc/rfc2606#section-2). */
    static final String OTHER_ORIGIN = "https://phishing.example";

    /** The first value that the original ever signed. */
    private static final long OLD_COUNTER = 1;

    private final Population population;
    private final UserSlot slot;
    private final WebAuthnClient client;
    private final WebAuthnClient phishedClient;

    /** A user with a new authenticator of that model. */
    ProbedUser(AuthenticatorModel model, @Nullable AttestationKeys attestation, Origin origin, SelectedCrypto crypto) {
        AuthenticatorMix mix = new AuthenticatorMix(List.of(new AuthenticatorMix.Weighted<>(model, 1)), List.of());
        population = Population.inMemory(1, null, mix);
        slot = population.slot().moveTo(0);
        Authenticator authenticator = new Authenticator(
                population.seed(),
                crypto,
                1,
                population.rsaPrimes(),
                attestation == null ? null : attestation.attestor());
        client = new WebAuthnClient(origin, authenticator);
        phishedClient = WebAuthnClient.claimingOrigin(origin, OTHER_ORIGIN, authenticator);
    }

    /** The account's name unless somebody gave another. */
    String name() {
        return slot.userName();
    }

    /** The account's password unless somebody gave another. */
    String password() {
        return slot.userPassword();
    }

    /** The user does what they are asked for. */
    Actor honest() {
        return (creates, options, own) -> creates
                ? client.create(
                        PublicKeyCredentialCreationOptions.parse(options), slot.model(), slot.algorithms(), slot)
                : get(client, options, slot, own);
    }

    /** One bit of the signature is flipped; it stays well-formed DER, or 64 bytes. */
    Actor tampering() {
        return new Attacker("one bit of the signature flipped", (options, own) -> {
            ClientResult signed = get(client, options, slot, own);
            if (signed instanceof ClientResult.Success success
                    && success.credential() instanceof AuthenticationResponse response) {
                byte[] signature = response.signature().clone();
                signature[signature.length - 1] ^= 1;
                return new ClientResult.Success(
                        new AuthenticationResponse(
                                response.credentialId(),
                                slot.model().attachment(),
                                response.clientDataJson(),
                                response.authenticatorData(),
                                signature,
                                response.userHandle()),
                        success.rpIdDefaulted());
            }
            return signed;
        });
    }

    /** An earlier answer, whatever is asked. */
    static Actor replaying(AuthenticationResponse earlier) {
        return new Attacker(
                "the answer to an earlier challenge", (options, own) -> new ClientResult.Success(earlier, false));
    }

    /** The client data says that another page asked. */
    Actor phished() {
        return new Attacker("origin " + OTHER_ORIGIN, (options, own) -> get(phishedClient, options, slot, own));
    }

    /** The counter falls back to 1. */
    Actor withOldCounter() {
        return new Attacker(
                "signature counter back at " + OLD_COUNTER,
                (options, own) -> get(client, options, new Clone(slot, OLD_COUNTER), own));
    }

    /** Whether the authenticator counts at all. */
    boolean counts() {
        return slot.model().counterPolicy() != CounterPolicy.ALWAYS_ZERO;
    }

    @Override
    public void close() {
        population.close();
    }

    private ClientResult get(WebAuthnClient through, byte[] options, CredentialSlot from, boolean own)
            throws InvalidOptionsException {
        return through.get(PublicKeyCredentialRequestOptions.parse(options), slot.model(), from, own);
    }
}
