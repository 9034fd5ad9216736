package dev.keywave.benchmarks.library;

import com.yubico.webauthn.FinishRegistrationOptions;
import com.yubico.webauthn.RegistrationResult;
import com.yubico.webauthn.RelyingParty;
import com.yubico.webauthn.attestation.AttestationTrustSource;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.PublicKeyCredential;
import com.yubico.webauthn.data.PublicKeyCredentialCreationOptions;
import com.yubico.webauthn.data.PublicKeyCredentialParameters;
import com.yubico.webauthn.data.RelyingPartyIdentity;
import com.yubico.webauthn.data.UserIdentity;
import com.yubico.webauthn.data.exception.Base64UrlException;
import com.yubico.webauthn.exception.RegistrationFailedException;
import dev.keywave.benchmarks.inputs.SignedAssertions;
import dev.keywave.benchmarks.inputs.SignedRegistration;
import dev.keywave.benchmarks.inputs.SignedRegistrations;
import dev.keywave.input.InputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** Yubico's registration, the certificate path validated against one trust root, without revocation. */
final class YubicoRegistrations implements RegistrationLibrary {

    private final RelyingParty relyingParty;
    private final boolean hasCertificates;
    private final String[] json;
    private final PublicKeyCredentialCreationOptions[] options;

    YubicoRegistrations(String format, SignedRegistrations inputs) {
        if (format.equals("android-key")) {
            throw new InputException("not offered: Yubico's library does not read android-key");
        }
        hasCertificates = SignedRegistrations.hasCertificates(format);
        AttestationTrustSource.TrustRootsResult roots = AttestationTrustSource.TrustRootsResult.builder()
                .trustRoots(Set.of(inputs.root()))
                .enableRevocationChecking(false)
                .build();
        relyingParty = RelyingParty.builder()
                .identity(identity())
                .credentialRepository(new YubicoCredentials(List.of()))
                .origins(Set.of(SignedAssertions.ORIGIN))
                .attestationTrustSource((chain, aaguid) -> roots)
                .allowUntrustedAttestation(!hasCertificates)
                .build();
        List<SignedRegistration> registrations = inputs.registrations();
        json = registrations.stream()
                .map(input -> new String(input.response().toJson(), StandardCharsets.UTF_8))
                .toArray(String[]::new);
        options = registrations.stream()
                .map(YubicoRegistrations::options)
                .toArray(PublicKeyCredentialCreationOptions[]::new);
    }

    private static RelyingPartyIdentity identity() {
        return RelyingPartyIdentity.builder()
                .id(SignedAssertions.RP_ID)
                .name("bench")
                .build();
    }

    private static PublicKeyCredentialCreationOptions options(SignedRegistration input) {
        try {
            return PublicKeyCredentialCreationOptions.builder()
                    .rp(identity())
                    .user(UserIdentity.builder()
                            .name("user")
                            .displayName("user")
                            .id(new ByteArray(new byte[] {1}))
                            .build())
                    .challenge(ByteArray.fromBase64Url(input.challenge()))
                    .pubKeyCredParams(List.of(PublicKeyCredentialParameters.ES256))
                    .build();
        } catch (Base64UrlException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public int size() {
        return json.length;
    }

    @Override
    public Object registration(int index) {
        try {
            RegistrationResult result = relyingParty.finishRegistration(FinishRegistrationOptions.builder()
                    .request(options[index])
                    .response(PublicKeyCredential.parseRegistrationResponseJson(json[index]))
                    .build());
            if (hasCertificates && !result.isAttestationTrusted()) {
                throw new IllegalStateException("Yubico's library does not trust a good attestation");
            }
            return result;
        } catch (RegistrationFailedException | IOException e) {
            throw new IllegalStateException("Yubico's library rejects a good registration", e);
        }
    }
}
