package dev.keywave.authenticator;

/** What comes of {@code authenticatorGetAssertion}: an assertion or a refusal. */
sealed interface GetAssertionResult permits Assertion, CtapStatus {}
