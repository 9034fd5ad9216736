package dev.keywave.relyingparty;

/** What an administrator may forbid at sign-in although the assertion is good. */
@FunctionalInterface
interface SignInPolicy {

    /** Forbids nothing. */
    SignInPolicy NONE = (credential, compliantDevice) -> SignInVerdict.GRANTED;

    /** Whether the credential's user may sign in with it on such a device. */
    SignInVerdict check(StoredCredential credential, boolean compliantDevice);
}
