package dev.keywave.webauthn;

import org.jspecify.annotations.Nullable;

/** How an authenticator is attached to the client device (https://www.w3.org/TR/webauthn-3/#enum-attachment). */
public enum AuthenticatorAttachment {
    /** Built into the client device. */
    PLATFORM("platform"),
    /** Removable, or another device. */
    CROSS_PLATFORM("cross-platform");

    private final String value;

    AuthenticatorAttachment(String value) {
        this.value = value;
    }

    /** The enumeration's value in the Web API. */
    public String value() {
        return value;
    }

    /** The attachment of that value; null when it is unknown, which clients ignore. */
    public static @Nullable AuthenticatorAttachment byValue(String value) {
        for (AuthenticatorAttachment attachment : values()) {
            if (attachment.value.equals(value)) {
                return attachment;
            }
        }
        return null;
    }
}
