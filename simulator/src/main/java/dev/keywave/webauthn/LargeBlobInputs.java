package dev.keywave.webauthn;

import org.jspecify.annotations.Nullable;

/**
 * {@code AuthenticationExtensionsLargeBlobInputs}
 * (https://www.w3.org/TR/webauthn-3/#dictdef-authenticationextensionslargeblobinputs).
 */
public final class LargeBlobInputs {

    private final boolean required;
    private final boolean read;
    private final byte @Nullable [] write;

    LargeBlobInputs(boolean required, boolean read, byte @Nullable [] write) {
        this.required = required;
        this.read = read;
        this.write = write;
    }

    /** Whether {@code support} is {@code required}; only at registration. */
    public boolean required() {
        return required;
    }

    /** Whether the blob is wanted; only at authentication. */
    public boolean read() {
        return read;
    }

    /** The blob to be stored; null when there is none; only at authentication; not to be changed. */
    public byte @Nullable [] write() {
        return write;
    }
}
