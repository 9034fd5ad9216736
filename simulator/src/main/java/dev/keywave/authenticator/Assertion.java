package dev.keywave.authenticator;

/** Response of {@code authenticatorGetAssertion}. */
final class Assertion implements GetAssertionResult {

    /** The credential ID. */
    final byte[] credentialId;

    /** Without attested credential data. */
    final byte[] authenticatorData;

    /** Over authenticator data and the client data's hash. */
    final byte[] signature;

    /** Empty when the credential is not discoverable. */
    final byte[] userHandle;

    Assertion(byte[] credentialId, byte[] authenticatorData, byte[] signature, byte[] userHandle) {
        this.credentialId = credentialId;
        this.authenticatorData = authenticatorData;
        this.signature = signature;
        this.userHandle = userHandle;
    }
}
