package dev.keywave.probe;

import dev.keywave.attack.Attack;
import dev.keywave.attack.Attacker;
import dev.keywave.attack.Earlier;
import dev.keywave.attestation.AttestationKeys;
import dev.keywave.authenticator.Authenticator;
import dev.keywave.authenticator.AuthenticatorModel;
import dev.keywave.authenticator.ClientResult;
import dev.keywave.authenticator.CredentialSlot;
import dev.keywave.authenticator.Origin;
import dev.keywave.authenticator.WebAuthnClient;
import dev.keywave.crypto.SelectedCrypto;
import dev.keywave.population.AuthenticatorMix;
import dev.keywave.population.Population;
import dev.keywave.population.UserSlot;
import dev.keywave.webauthn.CoseAlgorithm;
import dev.keywave.webauthn.InvalidOptionsException;
import dev.keywave.webauthn.PublicKeyCredentialCreationOptions;
import dev.keywave.webauthn.PublicKeyCredentialRequestOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Users with one make of authenticator and one algorithm, of whom there are always more. */
final class Cast implements AutoCloseable {

    private final AuthenticatorModel model;
    private final CoseAlgorithm algorithm;
    private final Population population;
    private final WebAuthnClient client;
    private final Attacker attacker;

    /** All casts of the same seed have the same users; each user has one authenticator, so belongs to one of them. */
    Cast(
            AuthenticatorModel model,
            CoseAlgorithm algorithm,
            String seed,
            int users,
            Origin origin,
            boolean wholeJson,
            @Nullable AttestationKeys attestation,
            SelectedCrypto crypto) {
        this.model = model;
        this.algorithm = algorithm;
        AuthenticatorMix mix = new AuthenticatorMix(
                List.of(new AuthenticatorMix.Weighted<>(model, 1)),
                List.of(new AuthenticatorMix.Weighted<>(algorithm, 1)));
        this.population = Population.inMemory(users, seed, mix);
        Authenticator authenticator = new Authenticator(
                population.seed(),
                crypto,
                2,
                population.rsaPrimes(),
                attestation == null ? null : attestation.attestor());
        this.client = new WebAuthnClient(origin, authenticator);
        this.attacker = new Attacker(origin, authenticator, wholeJson, 0);
    }

    /** Model and algorithm, as reports name them. */
    String name() {
        return model.name() + ' ' + algorithm.label();
    }

    /** One of the users. */
    UserSlot user(long index) {
        return population.slot().moveTo(index);
    }

    /** The user does what they are asked for, with the credential of a slot. */
    Actor honest(UserSlot user, CredentialSlot slot) {
        return (creates, options, own) -> creates
                ? client.create(PublicKeyCredentialCreationOptions.parse(options), model, user.algorithms(), slot)
                : client.get(PublicKeyCredentialRequestOptions.parse(options), model, slot, own);
    }

    /** The user attacks. */
    Actor attacking(Attack attack, UserSlot user, Earlier earlier) {
        return new Actor() {
            @Override
            public ClientResult answer(boolean creates, byte[] options, boolean own) throws InvalidOptionsException {
                return creates
                        ? attacker.create(
                                attack,
                                PublicKeyCredentialCreationOptions.parse(options),
                                model,
                                user.algorithms(),
                                user,
                                earlier)
                        : attacker.get(
                                attack, PublicKeyCredentialRequestOptions.parse(options), model, user, own, earlier);
            }

            @Override
            public String change() {
                return attack.change();
            }
        };
    }

    AuthenticatorModel model() {
        return model;
    }

    @Override
    public void close() {
        population.close();
    }
}
