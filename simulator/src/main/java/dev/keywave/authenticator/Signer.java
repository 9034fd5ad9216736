package dev.keywave.authenticator;

import java.security.PrivateKey;

/** Makes keys of one algorithm and signs with them, through one provider. Not thread-safe. */
interface Signer {

    /**
     * Makes the provider's object of a private key.
     *
     * @param privateKey as {@link ImportedCredential} has it
     */
    PrivateKey prepare(byte[] privateKey);

    /**
     * The public key of a private one.
     *
     * @param prepared what {@link #prepare} made of it
     * @return raw, see {@link dev.keywave.webauthn.CoseKey}
     */
    byte[] publicKey(byte[] privateKey, PrivateKey prepared);

    /** The signature in WebAuthn's form (https://www.w3.org/TR/webauthn-3/#sctn-signature-attestation-types). */
    byte[] sign(PrivateKey prepared, byte[] message);
}
