package dev.keywave.relyingparty;

import com.yubico.webauthn.RegistrationResult;
import com.yubico.webauthn.data.AttestationType;
import com.yubico.webauthn.data.COSEAlgorithmIdentifier;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The steps that Yubico's library (2.9.0) leaves out, or takes only as deprecated options. */
final class YubicoOmissions {

    private static final int MAX_CREDENTIAL_ID_LENGTH = 1023;
    private static final String ANDROID_KEY = "android-key";

    private final ClientDataChecks clientDataChecks;

    YubicoOmissions(Set<String> origins) {
        this.clientDataChecks = new ClientDataChecks(origins);
    }

    @Nullable
    Rejection ofRegistration(
            CredentialResponse response,
            PendingRegistration pending,
            ByteString credentialId,
            RegistrationResult result) {
        Rejection clientData = clientDataChecks.check(response.clientDataJson(), pending.challenge());
        if (clientData != null) {
            return clientData;
        }
        // "Determine the attestation statement format by performing a USASCII case-sensitive match on fmt against the
        // set of supported" formats; where no trust is asked for, the library lets unknown ones pass.
        // Of android-key it says that it is basic attestation, and does not read it.
        if (result.getAttestationType() == AttestationType.UNKNOWN
                || ANDROID_KEY.equals(
                        CompoundAttestation.format(response.attestationObject().array()))) {
            return new Rejection(RejectionReason.ATTESTATION_INVALID, "the attestation format is not supported");
        }
        // "Verify that the credentialId is <= 1023 bytes."
        if (credentialId.length() > MAX_CREDENTIAL_ID_LENGTH) {
            return new Rejection(
                    RejectionReason.CREDENTIAL_ID_TOO_LONG, credentialId.length() + " bytes, at most 1023");
        }
        return publicKey(result);
    }

    @Nullable
    Rejection ofAuthentication(
            CredentialResponse response,
            PendingAuthentication pending,
            StoredCredential credential,
            AuthenticatorDataHead head) {
        // "If credentialRecord.backupEligible is set, verify that currentBe is set", and not set likewise. The library
        // does this too, but only when told by a method that it has deprecated.
        if (head.backupEligible() != credential.backupEligible()) {
            return new Rejection(
                    RejectionReason.BACKUP_ELIGIBILITY_CHANGED,
                    "stored " + credential.backupEligible() + ", received " + head.backupEligible());
        }
        return clientDataChecks.check(response.clientDataJson(), pending.challenge());
    }

    private static @Nullable Rejection publicKey(RegistrationResult result) {
        try {
            long alg = COSEAlgorithmIdentifier.fromPublicKey(result.getPublicKeyCose())
                    .orElseThrow(() -> new GeneralSecurityException("unknown algorithm"))
                    .getId();
            return PublicKeyChecks.check(result.getParsedPublicKey(), alg);
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            return new Rejection(RejectionReason.PUBLIC_KEY_INVALID, "the JCA provider refuses the public key");
        }
    }
}
