package dev.keywave.authenticator;

/**
 * {@link CtapStatus#CREDENTIAL_EXCLUDED}: the relying party already holds a credential of this slot.
 *
 * @param generation which one
 */
record CredentialExcluded(int generation) implements MakeCredentialResult {}
