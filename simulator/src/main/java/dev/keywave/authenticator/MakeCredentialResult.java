package dev.keywave.authenticator;

/** What comes of {@code authenticatorMakeCredential}: a credential or a refusal. */
sealed interface MakeCredentialResult permits NewCredential, CredentialExcluded, CtapStatus {}
