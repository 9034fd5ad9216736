package dev.keywave.attack;

import dev.keywave.attestation.AttestationAuthority;
import dev.keywave.attestation.AttestationKeys;
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
import dev.keywave.relyingparty.RelyingPartyServer;
import dev.keywave.webauthn.Challenge;
import dev.keywave.webauthn.CoseAlgorithm;
import dev.keywave.webauthn.InvalidOptionsException;
import dev.keywave.webauthn.PublicKeyCredential;
import dev.keywave.webauthn.PublicKeyCredentialCreationOptions;
import dev.keywave.webauthn.PublicKeyCredentialRequestOptions;
import dev.keywave.workload.CeremonyType;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Users of one kind before one relying party: a model, an algorithm, and what the page asks for. Each attack is prepared
 * and made as the farm does it.
 */
final class Scenario implements AutoCloseable {

    private static final SelectedCrypto CRYPTO = CryptoProviders.select(CryptoChoice.AUTO);

    private final String name;
    private final Party party;
    private final AuthenticatorModel model;
    private final List<CoseAlgorithm> preference;
    private final boolean named;
    private final String userVerification;
    private final String attestation;
    private final Authenticator authenticator;
    private final WebAuthnClient client;
    private final Attacker attacker;
    private @Nullable Person user;
    private @Nullable Person otherUser;
    private long users;

    /**
     * A kind of users.
     *
     * @param named whether the page names the user before an authentication
     */
    Scenario(
            RelyingPartyServer server,
            String model,
            CoseAlgorithm algorithm,
            boolean named,
            String userVerification,
            String attestation,
            long seed) {
        this.name = String.join(
                "/", model, algorithm.label(), named ? "named" : "discoverable", userVerification, attestation);
        this.party = new Party(server);
        this.model = AuthenticatorModels.byName(model);
        this.preference = List.of(algorithm);
        this.named = named;
        this.userVerification = userVerification;
        this.attestation = attestation;
        byte[] secret = new byte[CredentialDerivation.SEED_LENGTH];
        Arrays.fill(secret, (byte) seed);
        AttestationKeys attestationKeys =
                AttestationKeys.prepare(AttestationAuthority.inMemory(CRYPTO, Instant.now()), List.of());
        this.authenticator =
                new Authenticator(secret, CRYPTO, 64, RsaPrimes.onDemand(secret), attestationKeys.attestor());
        Origin origin = Origin.of(server.origin());
        this.client = new WebAuthnClient(origin, authenticator);
        this.attacker = new Attacker(origin, authenticator, true, seed);
    }

    /** A user with a browser. */
    private final class Person {
        final String user = name + "-" + users;
        final MemorySlot slot = new MemorySlot(users++);
        final Party.Browser browser = party.new Browser();

        PublicKeyCredentialCreationOptions creationOptions() throws InvalidOptionsException {
            return PublicKeyCredentialCreationOptions.parse(browser.options(
                    "attestation",
                    "{\"username\":\"" + user + "\",\"displayName\":\"U\",\"attestation\":\"" + attestation
                            + "\",\"authenticatorSelection\":{\"residentKey\":\"preferred\",\"userVerification\":\""
                            + userVerification + "\"}}"));
        }

        PublicKeyCredentialRequestOptions requestOptions() throws InvalidOptionsException {
            String username = named ? "\"username\":\"" + user + "\"," : "";
            return PublicKeyCredentialRequestOptions.parse(browser.options(
                    "assertion", "{" + username + "\"userVerification\":\"" + userVerification + "\"}"));
        }

        Earlier register() throws InvalidOptionsException {
            PublicKeyCredentialCreationOptions options = creationOptions();
            return accepted("attestation", options.challenge(), client.create(options, model, preference, slot));
        }

        Earlier authenticate() throws InvalidOptionsException {
            PublicKeyCredentialRequestOptions options = requestOptions();
            return accepted("assertion", options.challenge(), client.get(options, model, slot, false));
        }

        private Earlier accepted(String ceremony, Challenge challenge, ClientResult result) {
            PublicKeyCredential credential = ((ClientResult.Success) result).credential();
            Party.Answer answer = browser.result(ceremony, credential.toConformanceJson());
            if (!answer.accepted()) {
                throw new AssertionError(name + ": an honest ceremony ended with " + answer);
            }
            return Earlier.ceremony(challenge, credential, slot, model);
        }
    }

    /** What the relying party says; null when the attack is not possible here. */
    Party.@Nullable Answer answer(Attack attack) throws InvalidOptionsException {
        boolean registration = attack.ceremony() == CeremonyType.REGISTRATION;
        return registration ? attackRegistration(attack) : attackAuthentication(attack);
    }

    private Party.@Nullable Answer attackRegistration(Attack attack) throws InvalidOptionsException {
        if (!attacker.appliesTo(attack, user().creationOptions(), model, preference)) {
            return null;
        }
        // Who registers must not be registered yet.
        Person person = new Person();
        Person before = attack.prepare().ofAnotherUser() ? new Person() : person;
        Earlier earlier = Earlier.NOTHING;
        if (attack.prepare().toTheEnd()) {
            earlier = before.register();
        } else if (attack.prepare() != Preparation.NONE) {
            earlier = Earlier.options(before.creationOptions().challenge());
        }
        ClientResult result =
                attacker.create(attack, person.creationOptions(), model, preference, person.slot, earlier);
        return sent(attack, person, "attestation", result);
    }

    private Party.@Nullable Answer attackAuthentication(Attack attack) throws InvalidOptionsException {
        Person person = user();
        PublicKeyCredentialRequestOptions options = person.requestOptions();
        if (!attacker.appliesTo(attack, options, model, person.slot)) {
            return null;
        }
        Person before = attack.prepare().ofAnotherUser() ? otherUser() : person;
        Earlier earlier = Earlier.NOTHING;
        if (attack.prepare().toTheEnd()) {
            earlier = before.authenticate();
        } else if (attack.prepare() != Preparation.NONE) {
            earlier = Earlier.options(before.requestOptions().challenge());
        }
        if (attack.prepare() != Preparation.NONE) {
            options = person.requestOptions();
        }
        ClientResult result = attacker.get(attack, options, model, person.slot, false, earlier);
        Party.Answer answer = sent(attack, person, "assertion", result);
        // Whatever came of it, the honest user is not locked out.
        person.authenticate();
        return answer;
    }

    private Person user() throws InvalidOptionsException {
        if (user == null) {
            user = new Person();
            user.register();
        }
        return user;
    }

    private Person otherUser() throws InvalidOptionsException {
        if (otherUser == null) {
            otherUser = new Person();
            otherUser.register();
        }
        return otherUser;
    }

    private Party.Answer sent(Attack attack, Person person, String ceremony, ClientResult result) {
        if (result instanceof ClientResult.Success success) {
            return person.browser.result(ceremony, success.credential().toConformanceJson());
        }
        throw new AssertionError(name + ": " + attack + " ended with " + result);
    }

    @Override
    public void close() throws IOException {
        party.close();
    }

    @Override
    public String toString() {
        return name;
    }
}
