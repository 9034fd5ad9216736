package dev.keywave.benchmarks.inputs;

import dev.keywave.webauthn.AuthenticationResponse;

/** An assertion with all that a relying party needs to verify it. The arrays are handed out without copies. */
public final class SignedAssertion {

    private final AuthenticationResponse response;
    private final String challenge;
    private final byte[] coseKey;
    private final byte[] subjectPublicKeyInfo;
    private final byte[] message;

    SignedAssertion(
            AuthenticationResponse response,
            String challenge,
            byte[] coseKey,
            byte[] subjectPublicKeyInfo,
            byte[] message) {
        this.response = response;
        this.challenge = challenge;
        this.coseKey = coseKey;
        this.subjectPublicKeyInfo = subjectPublicKeyInfo;
        this.message = message;
    }

    /** What {@code get()} returned. */
    public AuthenticationResponse response() {
        return response;
    }

    /** Base64url without padding. */
    public String challenge() {
        return challenge;
    }

    /** The credential public key as {@code COSE_Key}. */
    public byte[] coseKey() {
        return coseKey;
    }

    /** The same key, DER. */
    public byte[] subjectPublicKeyInfo() {
        return subjectPublicKeyInfo;
    }

    /** What was signed: authenticator data and the hash of the client data. */
    public byte[] message() {
        return message;
    }

    /** In WebAuthn's form. */
    public byte[] signature() {
        return response.signature();
    }
}
