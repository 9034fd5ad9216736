package dev.keywave.benchmarks.library;

import com.webauthn4j.WebAuthnRegistrationManager;
import com.webauthn4j.anchor.TrustAnchorRepository;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.attestation.statement.androidkey.AndroidKeyAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.apple.AppleAnonymousAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.none.NoneAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.packed.PackedAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.tpm.TPMAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.u2f.FIDOU2FAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.trustworthiness.certpath.DefaultCertPathTrustworthinessVerifier;
import com.webauthn4j.verifier.attestation.trustworthiness.self.DefaultSelfAttestationTrustworthinessVerifier;
import com.webauthn4j.verifier.exception.VerificationException;
import dev.keywave.benchmarks.inputs.SignedAssertions;
import dev.keywave.benchmarks.inputs.SignedRegistration;
import dev.keywave.benchmarks.inputs.SignedRegistrations;
import java.nio.charset.StandardCharsets;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;

/** webauthn4j-core's registration, the certificate path validated against one trust anchor, without revocation. */
final class Webauthn4jRegistrations implements RegistrationLibrary {

    private final WebAuthnRegistrationManager manager;
    private final String[] json;
    private final RegistrationParameters[] parameters;

    Webauthn4jRegistrations(SignedRegistrations inputs) {
        manager = new WebAuthnRegistrationManager(
                List.of(
                        new NoneAttestationStatementVerifier(),
                        new PackedAttestationStatementVerifier(),
                        new FIDOU2FAttestationStatementVerifier(),
                        new TPMAttestationStatementVerifier(),
                        new AndroidKeyAttestationStatementVerifier(),
                        new AppleAnonymousAttestationStatementVerifier()),
                new DefaultCertPathTrustworthinessVerifier(trusting(inputs.root())),
                new DefaultSelfAttestationTrustworthinessVerifier(),
                new ObjectConverter());
        List<SignedRegistration> registrations = inputs.registrations();
        json = registrations.stream()
                .map(input -> new String(input.response().toJson(), StandardCharsets.UTF_8))
                .toArray(String[]::new);
        parameters = registrations.stream()
                .map(input -> new RegistrationParameters(
                        ServerProperty.builder()
                                .origin(Origin.create(SignedAssertions.ORIGIN))
                                .rpId(SignedAssertions.RP_ID)
                                .challenge(new DefaultChallenge(input.challenge()))
                                .build(),
                        null,
                        false,
                        true))
                .toArray(RegistrationParameters[]::new);
    }

    private static TrustAnchorRepository trusting(X509Certificate root) {
        Set<TrustAnchor> anchors = Set.of(new TrustAnchor(root, null));
        return new TrustAnchorRepository() {
            @Override
            public Set<TrustAnchor> find(AAGUID aaguid) {
                return anchors;
            }

            @Override
            public Set<TrustAnchor> find(byte[] attestationCertificateKeyIdentifier) {
                return anchors;
            }
        };
    }

    @Override
    public int size() {
        return json.length;
    }

    @Override
    public Object registration(int index) {
        try {
            return manager.verify(json[index], parameters[index]);
        } catch (VerificationException e) {
            throw new IllegalStateException("webauthn4j rejects a good registration", e);
        }
    }
}
