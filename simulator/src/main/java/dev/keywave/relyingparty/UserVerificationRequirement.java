package dev.keywave.relyingparty;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The relying party's wish for user verification (https://www.w3.org/TR/webauthn-3/#enumdef-userverificationrequirement). */
public enum UserVerificationRequirement {
    /** Without the UV flag there is no success. */
    REQUIRED,
    /** Nice to have. */
    PREFERRED,
    /** Not wanted. */
    DISCOURAGED;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The name on the wire. */
    public String label() {
        return label;
    }

    /** The requirement of that name, null when there is none. */
    static @Nullable UserVerificationRequirement of(String label) {
        for (UserVerificationRequirement requirement : values()) {
            if (requirement.label.equals(label)) {
                return requirement;
            }
        }
        return null;
    }
}
