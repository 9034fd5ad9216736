package dev.keywave.relyingparty;

/** What a verifier says of a registration. */
sealed interface RegistrationVerdict permits NewCredential, Rejection {}
