package dev.keywave.relyingparty;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How much attestation is asked for (https://www.w3.org/TR/webauthn-3/#enumdef-attestationconveyancepreference). */
public enum AttestationConveyance {
    /** None. */
    NONE,
    /** Some, perhaps anonymised by the client. */
    INDIRECT,
    /** As the authenticator made it. */
    DIRECT,
    /** That may identify the device. */
    ENTERPRISE;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The name on the wire. */
    public String label() {
        return label;
    }

    /** The one that asks for more. */
    AttestationConveyance orMore(@Nullable AttestationConveyance other) {
        return other == null || compareTo(other) >= 0 ? this : other;
    }

    /** The preference of that name, null when there is none. */
    static @Nullable AttestationConveyance of(String label) {
        for (AttestationConveyance conveyance : values()) {
            if (conveyance.label.equals(label)) {
                return conveyance;
            }
        }
        return null;
    }
}
