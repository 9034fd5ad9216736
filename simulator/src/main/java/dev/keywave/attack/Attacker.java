package dev.keywave.attack;

import dev.keywave.authenticator.Authenticator;
import dev.keywave.authenticator.AuthenticatorModel;
import dev.keywave.authenticator.ClientResult;
import dev.keywave.authenticator.CredentialSlot;
import dev.keywave.authenticator.Origin;
import dev.keywave.authenticator.WebAuthnClient;
import dev.keywave.webauthn.AttestationConveyancePreference;
import dev.keywave.webauthn.CoseAlgorithm;
import dev.keywave.webauthn.PublicKeyCredentialCreationOptions;
import dev.keywave.webauthn.PublicKeyCredentialRequestOptions;
import dev.keywave.workload.CeremonyType;
import java.security.SecureRandom;
import java.util.List;
import java.util.Random;

/**
 * Makes the credentials of attacks: lets the user's client act honestly and changes what it answered. One for each loop
 * and origin; not thread-safe.
 */
public final class Attacker {

    /** What does not fit the options is not made. */
    private static final ClientResult NOT_APPLICABLE = new ClientResult.Refused("attack_not_applicable");

    private static final ClientResult NOT_PREPARED = new ClientResult.Refused("attack_not_prepared");

    private final WebAuthnClient client;
    private final Means means;
    private final int adapterGives;

    /** What all attacks of an attacker share. */
    static final class Means {

        /** Above the credential numbers of any population. */
        private static final int FIRST_NUMBER = 1 << 30;

        private final Origin origin;
        private final Authenticator authenticator;
        private final Random random;
        private int scratchNumber = new SecureRandom().nextInt(FIRST_NUMBER);

        Means(Origin origin, Authenticator authenticator, Random random) {
            this.origin = origin;
            this.authenticator = authenticator;
            this.random = random;
        }

        Origin origin() {
            return origin;
        }

        Authenticator authenticator() {
            return authenticator;
        }

        Random random() {
            return random;
        }

        /** Never one twice, in this run or, most likely, any other: the relying party may hold what came of it. */
        int nextScratchNumber() {
            scratchNumber = (scratchNumber + 1) & (FIRST_NUMBER - 1);
            return FIRST_NUMBER | scratchNumber;
        }
    }

    /**
     * An attacker on pages of an origin.
     *
     * @param authenticator the loop's own, which holds the users' keys
     * @param wholeJson whether the adapter sends the credential's whole JSON, not just members of it
     * @param seed of the random parts: which bit is flipped, which bytes a wrong challenge has
     */
    public Attacker(Origin origin, Authenticator authenticator, boolean wholeJson, long seed) {
        client = new WebAuthnClient(origin, authenticator);
        means = new Means(origin, authenticator, new Random(seed));
        adapterGives = Need.WHOLE_JSON.bitIf(wholeJson);
    }

    /**
     * Whether an attack on a registration is possible.
     *
     * @param preference algorithms of the user's authenticator, the favourite first
     */
    public boolean appliesTo(
            Attack attack,
            PublicKeyCredentialCreationOptions options,
            AuthenticatorModel model,
            List<CoseAlgorithm> preference) {
        for (CoseAlgorithm algorithm : preference) {
            if (options.pubKeyCredParams().contains(algorithm)) {
                int given = Circumstances.of(options) | Circumstances.of(model, algorithm);
                return attack.ceremony() == CeremonyType.REGISTRATION && isGiven(attack, given);
            }
        }
        return false;
    }

    /**
     * Whether an attack on an authentication is possible.
     *
     * @param slot holds the user's credential
     */
    public boolean appliesTo(
            Attack attack, PublicKeyCredentialRequestOptions options, AuthenticatorModel model, CredentialSlot slot) {
        if (slot.generation() == 0) {
            return false;
        }
        int given = Circumstances.of(options)
                | Circumstances.of(model, slot.algorithm())
                | Need.USER_HANDLE.bitIf(slot.userHandle().length > 0);
        return attack.ceremony() == CeremonyType.AUTHENTICATION && isGiven(attack, given);
    }

    private boolean isGiven(Attack attack, int given) {
        int needed = Need.bits(attack.needs());
        return ((given | adapterGives) & needed) == needed;
    }

    /**
     * {@code create()} of an attack. The user's slot is not touched: the credential is made in a slot that is thrown
     * away, so that {@code excludeCredentials} never names it.
     *
     * @param preference algorithms of this user's authenticator, the favourite first
     * @param slot of the user
     * @param earlier what the attack's preparation left behind
     * @return the forged credential; refused as {@code attack_not_applicable} or {@code attack_not_prepared}, or for what
     *     the honest client refuses
     */
    public ClientResult create(
            Attack attack,
            PublicKeyCredentialCreationOptions options,
            AuthenticatorModel model,
            List<CoseAlgorithm> preference,
            CredentialSlot slot,
            Earlier earlier) {
        if (!appliesTo(attack, options, model, preference)) {
            return NOT_APPLICABLE;
        }
        if (!earlier.satisfies(attack.prepare())) {
            return NOT_PREPARED;
        }
        Scene scene = new Scene(means, options.challenge(), options.rp().id(), earlier, slot, model);
        scene.slot = scene.scratchSlot();
        scene.offered = options.pubKeyCredParams();
        scene.deviceMayBeTold = options.attestation() == AttestationConveyancePreference.ENTERPRISE;
        scene.preference = preference;
        attack.mutation().ask(scene);
        ClientResult honest =
                client.create(offering(scene.offered, options), scene.model, scene.preference, scene.slot);
        return forged(attack, scene, honest);
    }

    /**
     * {@code get()} of an attack. The slot's signature counter advances as in an honest authentication.
     *
     * @param ownCredentialOnly see {@link WebAuthnClient#get}
     * @param earlier what the attack's preparation left behind
     * @return the forged credential; refused as {@code attack_not_applicable} or {@code attack_not_prepared}, or for what
     *     the honest client refuses
     */
    public ClientResult get(
            Attack attack,
            PublicKeyCredentialRequestOptions options,
            AuthenticatorModel model,
            CredentialSlot slot,
            boolean ownCredentialOnly,
            Earlier earlier) {
        if (!appliesTo(attack, options, model, slot)) {
            return NOT_APPLICABLE;
        }
        if (!earlier.satisfies(attack.prepare())) {
            return NOT_PREPARED;
        }
        Scene scene = new Scene(means, options.challenge(), options.rpId(), earlier, slot, model);
        attack.mutation().ask(scene);
        boolean ownOnly = ownCredentialOnly || !sameCredential(scene.slot, slot);
        return forged(attack, scene, client.get(options, scene.model, scene.slot, ownOnly));
    }

    private static boolean sameCredential(CredentialSlot one, CredentialSlot other) {
        return one.user() == other.user() && one.number() == other.number() && one.generation() == other.generation();
    }

    private static ClientResult forged(Attack attack, Scene scene, ClientResult honest) {
        if (!(honest instanceof ClientResult.Success success)) {
            return honest;
        }
        Draft draft = new Draft(attack.ceremony(), scene, success.credential());
        Mutation mutation = attack.mutation();
        mutation.sign(draft);
        draft.seal();
        mutation.send(draft);
        draft.write();
        mutation.wrap(draft);
        return draft.givenUp()
                ? NOT_APPLICABLE
                : new ClientResult.Success(draft.toCredential(), success.rpIdDefaulted());
    }

    private static PublicKeyCredentialCreationOptions offering(
            List<CoseAlgorithm> algorithms, PublicKeyCredentialCreationOptions options) {
        return algorithms.equals(options.pubKeyCredParams())
                ? options
                : new PublicKeyCredentialCreationOptions(
                        options.rp(),
                        options.user(),
                        options.challenge(),
                        algorithms,
                        options.timeoutMs(),
                        options.excludeCredentials(),
                        options.authenticatorSelection(),
                        options.attestation(),
                        options.attestationFormats(),
                        options.extensions());
    }
}
