package dev.keywave.attestation;

import com.yubico.webauthn.CredentialRepository;
import com.yubico.webauthn.FinishRegistrationOptions;
import com.yubico.webauthn.RegisteredCredential;
import com.yubico.webauthn.RegistrationResult;
import com.yubico.webauthn.RelyingParty;
import com.yubico.webauthn.attestation.AttestationTrustSource;
import com.yubico.webauthn.data.AuthenticatorSelectionCriteria;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.COSEAlgorithmIdentifier;
import com.yubico.webauthn.data.PublicKeyCredential;
import com.yubico.webauthn.data.PublicKeyCredentialCreationOptions;
import com.yubico.webauthn.data.PublicKeyCredentialDescriptor;
import com.yubico.webauthn.data.PublicKeyCredentialParameters;
import com.yubico.webauthn.data.RelyingPartyIdentity;
import com.yubico.webauthn.data.UserIdentity;
import com.yubico.webauthn.data.UserVerificationRequirement;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** Yubico's library, which takes nothing that it cannot trace to one root. */
final class YubicoAttestationJudge implements CredentialRepository {

    private static final RelyingPartyIdentity RP = RelyingPartyIdentity.builder()
            .id(AttestingClient.RP_ID)
            .name("Example")
            .build();

    private final RelyingParty relyingParty;

    YubicoAttestationJudge(X509Certificate root) {
        AttestationTrustSource anchors = (chain, aaguid) -> AttestationTrustSource.TrustRootsResult.builder()
                .trustRoots(Set.of(root))
                .enableRevocationChecking(false)
                .build();
        relyingParty = RelyingParty.builder()
                .identity(RP)
                .credentialRepository(this)
                .origins(Set.of(AttestingClient.ORIGIN))
                .attestationTrustSource(anchors)
                .allowUntrustedAttestation(false)
                .build();
    }

    RegistrationResult judge(String responseJson) throws Exception {
        PublicKeyCredentialCreationOptions request = PublicKeyCredentialCreationOptions.builder()
                .rp(RP)
                .user(UserIdentity.builder()
                        .name("alice")
                        .displayName("Alice")
                        .id(new ByteArray(new byte[] {1, 2, 3}))
                        .build())
                .challenge(new ByteArray(AttestingClient.CHALLENGE))
                .pubKeyCredParams(Arrays.stream(COSEAlgorithmIdentifier.values())
                        .map(alg ->
                                PublicKeyCredentialParameters.builder().alg(alg).build())
                        .toList())
                .authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build())
                .build();
        return relyingParty.finishRegistration(FinishRegistrationOptions.builder()
                .request(request)
                .response(PublicKeyCredential.parseRegistrationResponseJson(responseJson))
                .build());
    }

    @Override
    public Set<PublicKeyCredentialDescriptor> getCredentialIdsForUsername(String username) {
        return Set.of();
    }

    @Override
    public Optional<ByteArray> getUserHandleForUsername(String username) {
        return Optional.empty();
    }

    @Override
    public Optional<String> getUsernameForUserHandle(ByteArray userHandle) {
        return Optional.empty();
    }

    @Override
    public Optional<RegisteredCredential> lookup(ByteArray credentialId, ByteArray userHandle) {
        return Optional.empty();
    }

    @Override
    public Set<RegisteredCredential> lookupAll(ByteArray credentialId) {
        return Set.of();
    }
}
