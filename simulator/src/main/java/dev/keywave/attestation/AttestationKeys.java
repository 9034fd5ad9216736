package dev.keywave.attestation;

import dev.keywave.crypto.SelectedCrypto;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The attestation keys and certificates of a run's models. Thread-safe; made before the run, for it takes a while. */
public final class AttestationKeys {

    private static final int RSA_BITS = 2048;

    private final AttestationAuthority authority;
    private final Map<AttestedModel, ModelKeys> byModel = new ConcurrentHashMap<>();
    private @Nullable KeyPair rsaKey;

    private AttestationKeys(AttestationAuthority authority) {
        this.authority = authority;
    }

    /**
     * Makes what the models need: a few milliseconds for each, and once an RSA key of 2048 bits if a TPM prefers RSA. A
     * model that is not among them is served too, but its first attestation waits for its keys.
     */
    public static AttestationKeys prepare(AttestationAuthority authority, Collection<? extends AttestedModel> models) {
        AttestationKeys keys = new AttestationKeys(authority);
        models.stream().filter(AttestedModel::attestsWithCertificates).forEach(keys::of);
        return keys;
    }

    /** An attestor for one event loop. */
    public Attestor attestor() {
        return new Attestor(this, authority.crypto());
    }

    ModelKeys of(AttestedModel model) {
        ModelKeys known = byModel.get(model);
        return known != null
                ? known
                : byModel.computeIfAbsent(model, key -> new ModelKeys(authority, key, this::rsaKey));
    }

    /** An RSA key cannot be derived, and relying parties do not see that TPMs share one: their certificates differ. */
    private synchronized KeyPair rsaKey() {
        KeyPair key = rsaKey;
        if (key == null) {
            key = newRsaKey(authority.crypto());
            rsaKey = key;
        }
        return key;
    }

    static KeyPair newRsaKey(SelectedCrypto crypto) {
        try {
            KeyPairGenerator generator =
                    KeyPairGenerator.getInstance("RSA", crypto.provider("KeyPairGenerator", "RSA"));
            generator.initialize(RSA_BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
