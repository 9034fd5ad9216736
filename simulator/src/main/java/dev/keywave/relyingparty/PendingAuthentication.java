package dev.keywave.relyingparty;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the options of an authentication said and its result is held against.
 *
 * @param challenge 32 bytes
 * @param user who is to authenticate; null when whoever holds a discoverable credential may
 * @param allowed the user's credentials when the options were made; empty when none was named
 * @param userVerificationRequired whether the UV flag must be set
 * @param compliantDevice whether the request said that the device is compliant
 */
record PendingAuthentication(
        ByteString challenge,
        @Nullable User user,
        List<StoredCredential> allowed,
        boolean userVerificationRequired,
        boolean compliantDevice) {

    /** Whether the credential was listed in {@code allowCredentials}, or none was. */
    boolean allows(StoredCredential credential) {
        return user == null || allowed.contains(credential);
    }
}
