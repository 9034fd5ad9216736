package dev.keywave.relyingparty;

import java.util.UUID;

/**
 * A verified registration: what becomes the credential record
 * (https://www.w3.org/TR/webauthn-3/#sctn-registering-a-new-credential, "Create and store a credential record").
 *
 * @param credentialId from the attested credential data
 * @param publicKey the public key in the form that the verifier reads back fastest
 * @param authenticatorData the layout's fixed part
 * @param aaguid the authenticator's model, zeros when it does not tell
 */
record NewCredential(
        ByteString credentialId, ByteString publicKey, AuthenticatorDataHead authenticatorData, UUID aaguid)
        implements RegistrationVerdict {

    private static final UUID NO_AAGUID = new UUID(0, 0);

    /** One of no known model. */
    NewCredential(ByteString credentialId, ByteString publicKey, AuthenticatorDataHead authenticatorData) {
        this(credentialId, publicKey, authenticatorData, NO_AAGUID);
    }
}
