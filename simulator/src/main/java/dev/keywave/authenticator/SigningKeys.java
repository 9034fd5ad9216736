package dev.keywave.authenticator;

import dev.keywave.crypto.SelectedCrypto;
import dev.keywave.webauthn.CoseAlgorithm;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Derives signing keys and keeps the last ones used. The cache is direct-mapped by user and bounded, so that a million
 * users cost derivation time but no heap. Not thread-safe.
 */
final class SigningKeys {

    /** 2^64 over the golden ratio: spreads users evenly over the cache even if they are every n-th. */
    private static final long FIBONACCI = 0x9E37_79B9_7F4A_7C15L;

    /** Keeps the second keys of users away from the first ones of their neighbours. */
    private static final long SECOND = 0x5851_F42D_4C95_7F2DL;

    private final CredentialDerivation derivation;
    private final Map<CoseAlgorithm, Signer> signers = new EnumMap<>(CoseAlgorithm.class);
    private final @Nullable SigningKey[] cache;
    private final int shift;

    /**
     * Starts with an empty cache.
     *
     * @param capacity keys to keep; rounded up to a power of two
     */
    SigningKeys(CredentialDerivation derivation, SelectedCrypto crypto, int capacity) {
        this.derivation = derivation;
        for (CoseAlgorithm algorithm : CoseAlgorithm.values()) {
            signers.put(algorithm, JcaSigner.of(algorithm, crypto));
        }
        int bits = 64 - Long.numberOfLeadingZeros(Math.max(2, capacity) - 1L);
        cache = new SigningKey[1 << bits];
        shift = 64 - bits;
    }

    /** The key of a slot's current generation, which must exist. */
    SigningKey current(CredentialSlot slot, AuthenticatorModel model) {
        int generation = slot.generation();
        CoseAlgorithm algorithm = slot.algorithm();
        int index = indexOf(slot);
        SigningKey cached = cache[index];
        if (cached != null && cached.isOf(slot, generation, algorithm, model.credentialIdLength())) {
            return cached;
        }
        byte[] privateKey = privateKey(slot, generation, algorithm);
        return keep(slot, generation, algorithm, model, privateKey);
    }

    /** The key of a generation about to be created, with its public key. */
    NewKey create(CredentialSlot slot, int generation, CoseAlgorithm algorithm, AuthenticatorModel model) {
        byte[] privateKey = privateKey(slot, generation, algorithm);
        SigningKey key = keep(slot, generation, algorithm, model, privateKey);
        return new NewKey(key, signer(algorithm).publicKey(privateKey, key.privateKey));
    }

    byte[] credentialId(CredentialSlot slot, int generation, AuthenticatorModel model) {
        ImportedCredential imported = imported(slot, generation);
        if (imported != null) {
            return imported.credentialId();
        }
        return derivation.credentialId(slot.user(), slot.number(), generation, model.credentialIdLength());
    }

    byte[] sign(SigningKey key, byte[] message) {
        return signer(key.algorithm).sign(key.privateKey, message);
    }

    private SigningKey keep(
            CredentialSlot slot, int generation, CoseAlgorithm algorithm, AuthenticatorModel model, byte[] privateKey) {
        SigningKey key = new SigningKey(
                slot.user(),
                slot.number(),
                generation,
                algorithm,
                credentialId(slot, generation, model),
                signer(algorithm).prepare(privateKey));
        cache[indexOf(slot)] = key;
        return key;
    }

    private int indexOf(CredentialSlot slot) {
        return (int) (((slot.user() + slot.number() * SECOND) * FIBONACCI) >>> shift);
    }

    private byte[] privateKey(CredentialSlot slot, int generation, CoseAlgorithm algorithm) {
        ImportedCredential imported = imported(slot, generation);
        if (imported != null) {
            return imported.privateKey();
        }
        return derivation.privateKey(algorithm, slot.user(), slot.number(), generation);
    }

    /** Other generations than the current one are always derived. */
    private static @Nullable ImportedCredential imported(CredentialSlot slot, int generation) {
        return generation == slot.generation() ? slot.imported() : null;
    }

    private Signer signer(CoseAlgorithm algorithm) {
        return Objects.requireNonNull(signers.get(algorithm));
    }

    /** A signing key that was just made. */
    static final class NewKey {

        /** The private half. */
        final SigningKey signingKey;

        /** Raw, see {@link dev.keywave.webauthn.CoseKey}. */
        final byte[] publicKey;

        NewKey(SigningKey signingKey, byte[] publicKey) {
            this.signingKey = signingKey;
            this.publicKey = publicKey;
        }
    }
}
