package dev.keywave.authenticator;

import com.yubico.webauthn.AssertionRequest;
import com.yubico.webauthn.AssertionResult;
import com.yubico.webauthn.CredentialRepository;
import com.yubico.webauthn.FinishAssertionOptions;
import com.yubico.webauthn.FinishRegistrationOptions;
import com.yubico.webauthn.RegisteredCredential;
import com.yubico.webauthn.RegistrationResult;
import com.yubico.webauthn.RelyingParty;
import com.yubico.webauthn.StartAssertionOptions;
import com.yubico.webauthn.StartRegistrationOptions;
import com.yubico.webauthn.data.AttestationConveyancePreference;
import com.yubico.webauthn.data.AuthenticatorSelectionCriteria;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.PublicKeyCredential;
import com.yubico.webauthn.data.PublicKeyCredentialCreationOptions;
import com.yubico.webauthn.data.PublicKeyCredentialDescriptor;
import com.yubico.webauthn.data.RelyingPartyIdentity;
import com.yubico.webauthn.data.ResidentKeyRequirement;
import com.yubico.webauthn.data.UserIdentity;
import com.yubico.webauthn.data.UserVerificationRequirement;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A relying party by Yubico's library: makes the options and judges the responses. */
final class YubicoJudge implements CredentialRepository {

    static final String ORIGIN = "https://login.example.com";
    static final String RP_ID = "example.com";
    static final String USERNAME = "alice";
    static final ByteArray USER_HANDLE = new ByteArray(new byte[] {1, 2, 3, 4, 5, 6, 7, 8});

    private final Map<ByteArray, RegisteredCredential> credentials = new TreeMap<>();

    private RelyingParty relyingParty(AttestationConveyancePreference attestation) {
        return RelyingParty.builder()
                .identity(
                        RelyingPartyIdentity.builder().id(RP_ID).name("Example").build())
                .credentialRepository(this)
                .origins(Set.of(ORIGIN))
                .attestationConveyancePreference(attestation)
                .build();
    }

    PublicKeyCredentialCreationOptions startRegistration(
            AttestationConveyancePreference attestation, ResidentKeyRequirement residentKey) {
        return relyingParty(attestation)
                .startRegistration(StartRegistrationOptions.builder()
                        .user(UserIdentity.builder()
                                .name(USERNAME)
                                .displayName("Alice")
                                .id(USER_HANDLE)
                                .build())
                        .authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                                .residentKey(residentKey)
                                .userVerification(UserVerificationRequirement.REQUIRED)
                                .build())
                        .build());
    }

    RegistrationResult finishRegistration(PublicKeyCredentialCreationOptions request, String responseJson)
            throws Exception {
        RegistrationResult result = relyingParty(AttestationConveyancePreference.DIRECT)
                .finishRegistration(FinishRegistrationOptions.builder()
                        .request(request)
                        .response(PublicKeyCredential.parseRegistrationResponseJson(responseJson))
                        .build());
        ByteArray id = result.getKeyId().getId();
        credentials.put(
                id,
                RegisteredCredential.builder()
                        .credentialId(id)
                        .userHandle(USER_HANDLE)
                        .publicKeyCose(result.getPublicKeyCose())
                        .signatureCount(result.getSignatureCount())
                        .build());
        return result;
    }

    /** With {@code allowCredentials} for a user who was named, without for one who was not. */
    AssertionRequest startAssertion(boolean named) {
        StartAssertionOptions.StartAssertionOptionsBuilder options =
                StartAssertionOptions.builder().userVerification(UserVerificationRequirement.REQUIRED);
        return relyingParty(AttestationConveyancePreference.NONE)
                .startAssertion((named ? options.username(USERNAME) : options).build());
    }

    AssertionResult finishAssertion(AssertionRequest request, String responseJson) throws Exception {
        AssertionResult result = relyingParty(AttestationConveyancePreference.NONE)
                .finishAssertion(FinishAssertionOptions.builder()
                        .request(request)
                        .response(PublicKeyCredential.parseAssertionResponseJson(responseJson))
                        .build());
        RegisteredCredential credential = result.getCredential();
        credentials.put(
                credential.getCredentialId(),
                credential.toBuilder()
                        .signatureCount(result.getSignatureCount())
                        .build());
        return result;
    }

    @Override
    public Set<PublicKeyCredentialDescriptor> getCredentialIdsForUsername(String username) {
        return credentials.keySet().stream()
                .map(id -> PublicKeyCredentialDescriptor.builder().id(id).build())
                .collect(Collectors.toSet());
    }

    @Override
    public Optional<ByteArray> getUserHandleForUsername(String username) {
        return Optional.of(USER_HANDLE);
    }

    @Override
    public Optional<String> getUsernameForUserHandle(ByteArray userHandle) {
        return userHandle.equals(USER_HANDLE) ? Optional.of(USERNAME) : Optional.empty();
    }

    @Override
    public Optional<RegisteredCredential> lookup(ByteArray credentialId, ByteArray userHandle) {
        return Optional.ofNullable(credentials.get(credentialId));
    }

    @Override
    public Set<RegisteredCredential> lookupAll(ByteArray credentialId) {
        return lookup(credentialId, USER_HANDLE).stream().collect(Collectors.toSet());
    }
}
