package dev.keywave.authenticator;

import dev.keywave.webauthn.AttestationFormat;
import dev.keywave.webauthn.CoseAlgorithm;

/** Response of {@code authenticatorMakeCredential}. */
final class NewCredential implements MakeCredentialResult {

    /** The credential ID. */
    final byte[] credentialId;

    /** The algorithm chosen. */
    final CoseAlgorithm algorithm;

    /** Raw, see {@link dev.keywave.webauthn.CoseKey}. */
    final byte[] publicKey;

    /** With attested credential data. */
    final byte[] authenticatorData;

    /** {@code fmt}. */
    final AttestationFormat format;

    /** {@code attStmt}, encoded. */
    final byte[] attestationStatement;

    /** Whether the credential is discoverable. */
    final boolean discoverable;

    NewCredential(
            byte[] credentialId,
            CoseAlgorithm algorithm,
            byte[] publicKey,
            byte[] authenticatorData,
            AttestationFormat format,
            byte[] attestationStatement,
            boolean discoverable) {
        this.credentialId = credentialId;
        this.algorithm = algorithm;
        this.publicKey = publicKey;
        this.authenticatorData = authenticatorData;
        this.format = format;
        this.attestationStatement = attestationStatement;
        this.discoverable = discoverable;
    }
}
