package dev.keywave.relyingparty;

/**
 * A verified authentication.
 *
 * @param authenticatorData the layout's fixed part, whose counter and BS flag update the credential record
 */
record VerifiedAssertion(AuthenticatorDataHead authenticatorData) implements AuthenticationVerdict {}
