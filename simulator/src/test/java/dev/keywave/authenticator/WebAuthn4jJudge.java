package dev.keywave.authenticator;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.credential.CredentialRecord;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.attestation.statement.none.NoneAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.packed.PackedAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.trustworthiness.certpath.NullCertPathTrustworthinessVerifier;
import com.webauthn4j.verifier.attestation.trustworthiness.self.DefaultSelfAttestationTrustworthinessVerifier;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A relying party by webauthn4j that verifies everything, self attestation too. */
final class WebAuthn4jJudge {

    private static final List<PublicKeyCredentialParameters> ALGORITHMS = Stream.of(
                    COSEAlgorithmIdentifier.ES256,
                    COSEAlgorithmIdentifier.EdDSA,
                    COSEAlgorithmIdentifier.RS256,
                    COSEAlgorithmIdentifier.ES384,
                    COSEAlgorithmIdentifier.ES512,
                    COSEAlgorithmIdentifier.PS256)
            .map(alg -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, alg))
            .toList();

    private final WebAuthnManager manager = new WebAuthnManager(
            List.of(new NoneAttestationStatementVerifier(), new PackedAttestationStatementVerifier()),
            new NullCertPathTrustworthinessVerifier(),
            new DefaultSelfAttestationTrustworthinessVerifier());

    private @Nullable CredentialRecord credential;

    RegistrationData finishRegistration(byte[] challenge, String responseJson) {
        RegistrationData data = manager.verifyRegistrationResponseJSON(
                responseJson, new RegistrationParameters(server(challenge), ALGORITHMS, true, true));
        credential = new CredentialRecordImpl(
                Objects.requireNonNull(data.getAttestationObject()),
                data.getCollectedClientData(),
                data.getClientExtensions(),
                data.getTransports());
        return data;
    }

    AuthenticationData finishAssertion(byte[] challenge, String responseJson) {
        return manager.verifyAuthenticationResponseJSON(
                responseJson,
                new AuthenticationParameters(server(challenge), Objects.requireNonNull(credential), null, true, true));
    }

    @Nullable
    Boolean backupEligible() {
        return Objects.requireNonNull(credential).isBackupEligible();
    }

    @Nullable
    Boolean backupState() {
        return Objects.requireNonNull(credential).isBackedUp();
    }

    private static ServerProperty server(byte[] challenge) {
        return ServerProperty.builder()
                .origin(new Origin(YubicoJudge.ORIGIN))
                .rpId(YubicoJudge.RP_ID)
                .challenge(new DefaultChallenge(challenge))
                .build();
    }
}
