package dev.keywave.authenticator;

import org.jspecify.annotations.Nullable;

/**
 * Parameter {@code extensions} of both CTAP commands: what of the client's extensions reaches the authenticator.
 *
 * @param credProtect the level asked for, 1 to 3; 0 for none; at registration
 * @param createHmacSecret {@code hmac-secret: true}; at registration
 * @param hmacSecret input of {@code hmac-secret-mc} at registration, of {@code hmac-secret} at authentication; or null
 * @param minPinLength whether it is asked for; at registration
 * @param uvm whether it is asked for
 */
record AuthenticatorExtensionInputs(
        int credProtect,
        boolean createHmacSecret,
        @Nullable HmacSecretInput hmacSecret,
        boolean minPinLength,
        boolean uvm) {

    /** Whether the authenticator has nothing to do, so that there is no extension data. */
    boolean isEmpty() {
        return credProtect == 0 && !createHmacSecret && hmacSecret == null && !minPinLength && !uvm;
    }
}
