package dev.keywave.webauthn;

import org.jspecify.annotations.Nullable;

/** {@code AuthenticationExtensionsPRFValues} (https://www.w3.org/TR/webauthn-3/#dictdef-authenticationextensionsprfvalues). */
public final class PrfValues {

    private final byte[] first;
    private final byte @Nullable [] second;

    /** Takes the arrays over. */
    public PrfValues(byte[] first, byte @Nullable [] second) {
        this.first = first;
        this.second = second;
    }

    /** The first input or result; not to be changed. */
    public byte[] first() {
        return first;
    }

    /** The second one; null when there is none. */
    public byte @Nullable [] second() {
        return second;
    }
}
