package dev.keywave.relyingparty;

/**
 * A verified registration: what becomes the credential record
 * (https://www.w3.org/TR/webauthn-3/#sctn-registering-a-new-credential, "Create and store a credential record").
 *
 * @param credentialId from the attested credential data
 * @param publicKey the public key in the form that the verifier reads back fastest
 * @param authenticatorData the layout's fixed part
 */
record NewCredential(ByteString credentialId, ByteString publicKey, AuthenticatorDataHead authenticatorData)
        implements RegistrationVerdict {}
