package dev.keywave.authenticator;

import dev.keywave.webauthn.AttestationFormat;
import dev.keywave.webauthn.CoseAlgorithm;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parameters of {@code authenticatorMakeCredential}; the arrays are read during the call only. */
final class MakeCredentialRequest {

    /** SHA-256 of the client data. */
    final byte[] clientDataHash;

    /** The RP ID. */
    final String rpId;

    /** The user handle. */
    final byte[] userId;

    /** Algorithms on offer. */
    final List<CoseAlgorithm> pubKeyCredParams;

    /** Credential IDs that must not be there yet. */
    final List<byte[]> excludeList;

    /** Whether the credential must be discoverable. */
    final boolean rk;

    /** Whether the user must be verified; the client has done its part of it, such as collecting the PIN. */
    final boolean uv;

    /** The favourite first; empty leaves it to the authenticator. */
    final List<AttestationFormat> attestationFormatsPreference;

    /** Whether the client will pass the statement on; one that it would throw away need not be made. */
    final boolean attestationConveyed;

    /** Whether the relying party may learn which device this is, {@code enterpriseAttestation}. */
    final boolean enterpriseAttestation;

    /** Null when there are none. */
    final @Nullable AuthenticatorExtensionInputs extensions;

    MakeCredentialRequest(
            byte[] clientDataHash,
            String rpId,
            byte[] userId,
            List<CoseAlgorithm> pubKeyCredParams,
            List<byte[]> excludeList,
            boolean rk,
            boolean uv,
            List<AttestationFormat> attestationFormatsPreference,
            boolean attestationConveyed,
            boolean enterpriseAttestation,
            @Nullable AuthenticatorExtensionInputs extensions) {
        this.clientDataHash = clientDataHash;
        this.rpId = rpId;
        this.userId = userId;
        this.pubKeyCredParams = pubKeyCredParams;
        this.excludeList = excludeList;
        this.rk = rk;
        this.uv = uv;
        this.attestationFormatsPreference = attestationFormatsPreference;
        this.attestationConveyed = attestationConveyed;
        this.enterpriseAttestation = enterpriseAttestation;
        this.extensions = extensions;
    }
}
