package dev.keywave.authenticator;

import java.util.List;

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

    GetAssertionRequest(String rpId, byte[] clientDataHash, List<byte[]> allowList, boolean uv) {
        this.rpId = rpId;
        this.clientDataHash = clientDataHash;
        this.allowList = allowList;
        this.uv = uv;
    }
}
