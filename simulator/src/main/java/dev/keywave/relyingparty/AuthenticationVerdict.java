package dev.keywave.relyingparty;

/** What a verifier says of an authentication. */
sealed interface AuthenticationVerdict permits VerifiedAssertion, Rejection {}
