package dev.keywave.relyingparty;

import org.jspecify.annotations.Nullable;

/** What an administrator may forbid at sign-in although the assertion is good. */
@FunctionalInterface
interface SignInPolicy {

    /** Forbids nothing. */
    SignInPolicy NONE = credential -> null;

    /** Null when the credential's user may sign in with it. */
    @Nullable
    Rejection check(StoredCredential credential);
}
