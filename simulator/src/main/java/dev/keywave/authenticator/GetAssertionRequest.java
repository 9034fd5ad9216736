package dev.keywave.authenticator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parameters of {@code authenticatorGetAssertion}; the arrays are read during the call only. */
final class GetAssertionRequest {

    /** The RP ID. */
    final String rpId;

    /** SHA-256 of the client data. */
    final byte[] clientDataHash;

    /** Acceptable credential IDs; empty when any discoverable credential will do. */
    final List<byte[]> allowList;

    /** Whether the user must be verified; the client has done its part of it, such as collecting the PIN. */
    final boolean uv;

    /** Null when there are none. */
    final @Nullable AuthenticatorExtensionInputs extensions;

    /** Without extensions. */
    GetAssertionRequest(String rpId, byte[] clientDataHash, List<byte[]> allowList, boolean uv) {
        this(rpId, clientDataHash, allowList, uv, null);
    }

    GetAssertionRequest(
            String rpId,
            byte[] clientDataHash,
            List<byte[]> allowList,
            boolean uv,
            @Nullable AuthenticatorExtensionInputs extensions) {
        this.rpId = rpId;
        this.clientDataHash = clientDataHash;
        this.allowList = allowList;
        this.uv = uv;
        this.extensions = extensions;
    }
}
