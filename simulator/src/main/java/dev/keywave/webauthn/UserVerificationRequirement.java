package dev.keywave.webauthn;

import org.jspecify.annotations.Nullable;

/** Whether the relying party wants user verification (https://www.w3.org/TR/webauthn-3/#enum-userVerificationRequirement). */
public enum UserVerificationRequirement {
    /** Not without. */
    REQUIRED("required"),
    /** If the authenticator can. */
    PREFERRED("preferred"),
    /** Rather not. */
    DISCOURAGED("discouraged");

    private final String value;

    UserVerificationRequirement(String value) {
        this.value = value;
    }

    /** The enumeration's value in the Web API. */
    public String value() {
        return value;
    }

    /** The requirement of that value; null when it is unknown, which clients ignore. */
    public static @Nullable UserVerificationRequirement byValue(String value) {
        return switch (value) {
            case "required" -> REQUIRED;
            case "preferred" -> PREFERRED;
            case "discouraged" -> DISCOURAGED;
            default -> null;
        };
    }
}
