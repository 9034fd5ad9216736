package dev.keywave.webauthn;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code AuthenticationExtensionsPRFInputs} (https://www.w3.org/TR/webauthn-3/#dictdef-authenticationextensionsprfinputs).
 *
 * @param eval for whatever credential there will be; null when not given
 * @param evalByCredential for certain credentials; only at authentication
 */
public record PrfInputs(@Nullable PrfValues eval, List<ByCredential> evalByCredential) {

    /** Inputs for one credential. */
    public static final class ByCredential {

        private final byte[] credentialId;
        private final PrfValues values;

        ByCredential(byte[] credentialId, PrfValues values) {
            this.credentialId = credentialId;
            this.values = values;
        }

        /** Decoded. */
        byte[] credentialId() {
            return credentialId;
        }
    }

    /** The inputs to evaluate for that credential; null when there are none. */
    public @Nullable PrfValues of(byte[] credentialId) {
        for (ByCredential entry : evalByCredential) {
            if (Arrays.equals(entry.credentialId, credentialId)) {
                return entry.values;
            }
        }
        return eval;
    }
}
