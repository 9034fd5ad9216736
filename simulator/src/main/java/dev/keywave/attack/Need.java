package dev.keywave.attack;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** What must hold in a ceremony for an attack to be possible, or to be one. */
public enum Need {
    /** The adapter sends the credential's whole JSON; one that sends members would lose the change. */
    WHOLE_JSON,
    /** The credential's algorithm is ES256. */
    ES256,
    /** The credential's algorithm is one of ECDSA. */
    ECDSA,
    /** The credential's algorithm is EdDSA. */
    EDDSA,
    /** The credential's algorithm is one of RSA. */
    RSA,
    /** The model counts its signatures. */
    COUNTING,
    /** The model's credentials are backup eligible. */
    BACKUP_ELIGIBLE,
    /** The model's credentials are not backup eligible. */
    DEVICE_BOUND,
    /** The model attests such a key with certificates. */
    CERTIFIED,
    /** It does so with a signature in the statement, which apple's format has not. */
    CERTIFIED_BY_SIGNATURE,
    /** It does so in the packed format. */
    CERTIFIED_PACKED,
    /** It does so in the TPM's format. */
    CERTIFIED_TPM,
    /** The model can verify its user. */
    CAN_VERIFY_USER,
    /** The credential is discoverable, so that a user handle comes with the assertion. */
    USER_HANDLE,
    /** The options require user verification. */
    UV_REQUIRED,
    /** The options do not require user verification. */
    UV_NOT_REQUIRED,
    /** The options name the credentials that may answer. */
    ALLOW_CREDENTIALS,
    /** The options name no credentials: whoever holds a discoverable one may answer. */
    NO_ALLOW_CREDENTIALS,
    /** The options ask for attestation. */
    ATTESTATION,
    /** The options ask for no attestation. */
    NO_ATTESTATION,
    /** There is an algorithm that the options do not offer. */
    UNOFFERED_ALGORITHM,
    /** The options offer ES256. */
    OFFERS_ES256,
    /** The options offer EdDSA. */
    OFFERS_EDDSA,
    /** The options offer RS256. */
    OFFERS_RS256;

    private static final Map<Need, Integer> BITS = new EnumMap<>(Need.class);

    static {
        for (Need need : values()) {
            BITS.put(need, 1 << BITS.size());
        }
    }

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The name in the catalogue. */
    public String label() {
        return label;
    }

    int bit() {
        return Objects.requireNonNull(BITS.get(this));
    }

    int bitIf(boolean holds) {
        return holds ? bit() : 0;
    }

    static int bits(Collection<Need> needs) {
        int bits = 0;
        for (Need need : needs) {
            bits |= need.bit();
        }
        return bits;
    }
}
