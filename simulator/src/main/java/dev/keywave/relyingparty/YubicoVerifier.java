package dev.keywave.relyingparty;

import com.yubico.webauthn.AssertionRequest;
import com.yubico.webauthn.FinishAssertionOptions;
import com.yubico.webauthn.FinishRegistrationOptions;
import com.yubico.webauthn.RegistrationResult;
import com.yubico.webauthn.RelyingParty;
import com.yubico.webauthn.data.AuthenticatorAssertionResponse;
import com.yubico.webauthn.data.AuthenticatorAttestationResponse;
import com.yubico.webauthn.data.AuthenticatorSelectionCriteria;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.COSEAlgorithmIdentifier;
import com.yubico.webauthn.data.ClientAssertionExtensionOutputs;
import com.yubico.webauthn.data.ClientRegistrationExtensionOutputs;
import com.yubico.webauthn.data.PublicKeyCredential;
import com.yubico.webauthn.data.PublicKeyCredentialCreationOptions;
import com.yubico.webauthn.data.PublicKeyCredentialParameters;
import com.yubico.webauthn.data.PublicKeyCredentialRequestOptions;
import com.yubico.webauthn.data.RelyingPartyIdentity;
import com.yubico.webauthn.data.UserIdentity;
import com.yubico.webauthn.data.UserVerificationRequirement;
import com.yubico.webauthn.data.exception.Base64UrlException;
import com.yubico.webauthn.exception.AssertionFailedException;
import com.yubico.webauthn.exception.RegistrationFailedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Verification by Yubico's webauthn-server-core. Its signature checks ask {@code Signature.getInstance(name)}: the order
 * of {@code java.security.Security} picks the provider. It reads the COSE key and makes a JCA key for each
 * authentication and cannot be told otherwise. Attestation statements are verified, not held against trust anchors.
 */
final class YubicoVerifier implements RelyingPartyVerifier {

    private static final int AAGUID_OFFSET = 37;
    private static final int ID_LENGTH_OFFSET = 53;
    private static final int ID_OFFSET = 55;

    private final RelyingParty relyingParty;
    private final List<PublicKeyCredentialParameters> pubKeyCredParams;
    private final YubicoOmissions omissions;

    YubicoVerifier(RelyingPartyConfig config, Set<String> origins, CredentialStore store) {
        this.relyingParty = RelyingParty.builder()
                .identity(RelyingPartyIdentity.builder()
                        .id(config.rpId())
                        .name(config.rpName())
                        .build())
                .credentialRepository(new YubicoCredentialRepository(store))
                .origins(origins)
                .allowUntrustedAttestation(true)
                // Signature counters are compared and set in one step by the record, under the configured policy.
                .validateSignatureCounter(false)
                .build();
        this.pubKeyCredParams = config.pubKeyCredParams().stream()
                .flatMap(alg -> COSEAlgorithmIdentifier.fromId(alg).stream())
                .map(alg -> PublicKeyCredentialParameters.builder().alg(alg).build())
                .toList();
        this.omissions = new YubicoOmissions(origins);
    }

    @Override
    public RegistrationVerdict verify(CredentialResponse response, PendingRegistration pending) {
        Rejection structure =
                AttestationObjectChecks.check(response.attestationObject().array());
        if (structure != null) {
            return structure;
        }
        PublicKeyCredential<AuthenticatorAttestationResponse, ClientRegistrationExtensionOutputs> credential;
        try {
            credential =
                    PublicKeyCredential.<AuthenticatorAttestationResponse, ClientRegistrationExtensionOutputs>builder()
                            .id(new ByteArray(response.id().array()))
                            .response(AuthenticatorAttestationResponse.builder()
                                    .attestationObject(new ByteArray(
                                            response.attestationObject().array()))
                                    .clientDataJSON(new ByteArray(
                                            response.clientDataJson().array()))
                                    .build())
                            .clientExtensionResults(
                                    ClientRegistrationExtensionOutputs.builder().build())
                            .build();
        } catch (IOException | Base64UrlException | RuntimeException e) {
            // What it throws for bytes that others chose is not one exception but many.
            return YubicoRejections.unreadable(e);
        }
        try {
            RegistrationResult result = relyingParty.finishRegistration(FinishRegistrationOptions.builder()
                    .request(creationOptions(pending))
                    .response(credential)
                    .build());
            byte[] authenticatorData =
                    credential.getResponse().getAuthenticatorData().getBytes();
            ByteString credentialId = attestedCredentialId(authenticatorData);
            Rejection rejection = omissions.ofRegistration(response, pending, credentialId, result);
            return rejection != null
                    ? rejection
                    : new NewCredential(
                            credentialId,
                            new ByteString(result.getPublicKeyCose().getBytes()),
                            head(authenticatorData),
                            aaguid(authenticatorData));
        } catch (RegistrationFailedException e) {
            return YubicoRejections.ofRegistration(e);
        } catch (RuntimeException e) {
            // Certificates that are none, members that are missing: it throws what it met.
            return YubicoRejections.ofBrokenStatement(e);
        }
    }

    @Override
    public @Nullable Rejection verify(
            CredentialResponse response,
            AuthenticatorDataHead head,
            PendingAuthentication pending,
            StoredCredential credential) {
        PublicKeyCredential<AuthenticatorAssertionResponse, ClientAssertionExtensionOutputs> assertion;
        try {
            assertion = PublicKeyCredential.<AuthenticatorAssertionResponse, ClientAssertionExtensionOutputs>builder()
                    .id(new ByteArray(response.id().array()))
                    .response(AuthenticatorAssertionResponse.builder()
                            .authenticatorData(
                                    new ByteArray(response.authenticatorData().array()))
                            .clientDataJSON(
                                    new ByteArray(response.clientDataJson().array()))
                            .signature(new ByteArray(response.signature().array()))
                            .userHandle(Optional.ofNullable(response.userHandle())
                                    .map(handle -> new ByteArray(handle.array())))
                            .build())
                    .clientExtensionResults(
                            ClientAssertionExtensionOutputs.builder().build())
                    .build();
        } catch (IOException | Base64UrlException | RuntimeException e) {
            return YubicoRejections.unreadable(e);
        }
        try {
            relyingParty.finishAssertion(FinishAssertionOptions.builder()
                    .request(assertionRequest(pending, credential))
                    .response(assertion)
                    .build());
        } catch (AssertionFailedException e) {
            return YubicoRejections.ofAuthentication(e);
        } catch (RuntimeException e) {
            Rejection rejection = YubicoRejections.ofBrokenSignature(e);
            if (rejection == null) {
                throw e;
            }
            return rejection;
        }
        return omissions.ofAuthentication(response, pending, credential, head);
    }

    @Override
    public String description() {
        return "Yubico's webauthn-server-core";
    }

    private PublicKeyCredentialCreationOptions creationOptions(PendingRegistration pending) {
        return PublicKeyCredentialCreationOptions.builder()
                .rp(relyingParty.getIdentity())
                .user(UserIdentity.builder()
                        .name(pending.username())
                        .displayName(pending.username())
                        .id(new ByteArray(pending.userHandle().array()))
                        .build())
                .challenge(new ByteArray(pending.challenge().array()))
                .pubKeyCredParams(pubKeyCredParams)
                .authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .userVerification(requirement(pending.userVerificationRequired()))
                        .build())
                .build();
    }

    private AssertionRequest assertionRequest(PendingAuthentication pending, StoredCredential credential) {
        // allowCredentials was checked when the credential was found.
        return AssertionRequest.builder()
                .publicKeyCredentialRequestOptions(PublicKeyCredentialRequestOptions.builder()
                        .challenge(new ByteArray(pending.challenge().array()))
                        .rpId(relyingParty.getIdentity().getId())
                        .userVerification(requirement(pending.userVerificationRequired()))
                        .build())
                .username(credential.user().name())
                .build();
    }

    private static UserVerificationRequirement requirement(boolean required) {
        return required ? UserVerificationRequirement.REQUIRED : UserVerificationRequirement.PREFERRED;
    }

    /** From the attested credential data; the library's result repeats what the client said beside it. */
    private static ByteString attestedCredentialId(byte[] authenticatorData) {
        int length =
                ((authenticatorData[ID_LENGTH_OFFSET] & 0xFF) << 8) | (authenticatorData[ID_LENGTH_OFFSET + 1] & 0xFF);
        return new ByteString(Arrays.copyOfRange(authenticatorData, ID_OFFSET, ID_OFFSET + length));
    }

    private static UUID aaguid(byte[] authenticatorData) {
        ByteBuffer bytes = ByteBuffer.wrap(authenticatorData, AAGUID_OFFSET, ID_LENGTH_OFFSET - AAGUID_OFFSET);
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    private static AuthenticatorDataHead head(byte[] authenticatorData) {
        AuthenticatorDataHead head = AuthenticatorDataHead.read(authenticatorData);
        if (head == null) {
            throw new IllegalStateException("the library accepted authenticator data without a counter");
        }
        return head;
    }
}
