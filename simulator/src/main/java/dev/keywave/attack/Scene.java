package dev.keywave.attack;

import dev.keywave.authenticator.Authenticator;
import dev.keywave.authenticator.AuthenticatorModel;
import dev.keywave.authenticator.CredentialSlot;
import dev.keywave.authenticator.Origin;
import dev.keywave.webauthn.Challenge;
import dev.keywave.webauthn.CoseAlgorithm;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** In which an attack takes place: who asks whom for what. A mutation may put another slot, model or algorithm in. */
final class Scene {

    final Origin origin;
    final Authenticator authenticator;
    final Random random;
    final Challenge challenge;
    final String rpId;
    final Earlier earlier;

    /** The credential that acts. */
    CredentialSlot slot;

    /** Its authenticator. */
    AuthenticatorModel model;

    /** Whether the options ask for enterprise attestation. */
    boolean deviceMayBeTold;

    /** What the options offer; empty in an authentication. */
    List<CoseAlgorithm> offered = List.of();

    /** What the authenticator prefers; empty in an authentication. */
    List<CoseAlgorithm> preference = List.of();

    private final int scratchNumber;

    Scene(
            Attacker.Means means,
            Challenge challenge,
            @Nullable String rpId,
            Earlier earlier,
            CredentialSlot slot,
            AuthenticatorModel model) {
        this.origin = means.origin();
        this.authenticator = means.authenticator();
        this.random = means.random();
        this.scratchNumber = means.nextScratchNumber();
        this.challenge = challenge;
        this.rpId = rpId == null ? origin.effectiveDomain() : rpId;
        this.earlier = earlier;
        this.slot = slot;
        this.model = model;
    }

    /** A slot with another key of that algorithm, which no relying party knows. */
    ScratchSlot strangersSlot(CoseAlgorithm algorithm) {
        ScratchSlot stranger = scratchSlot();
        stranger.create(2, algorithm, new byte[0]);
        return stranger;
    }

    /** An empty slot of the same user. */
    ScratchSlot scratchSlot() {
        return new ScratchSlot(slot.user(), scratchNumber);
    }

    byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
