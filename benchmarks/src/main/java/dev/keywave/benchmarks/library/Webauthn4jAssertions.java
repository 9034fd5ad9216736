package dev.keywave.benchmarks.library;

import com.webauthn4j.WebAuthnAuthenticationManager;
import com.webauthn4j.converter.AuthenticatorDataConverter;
import com.webauthn4j.converter.CollectedClientDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecord;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.authenticator.COSEKey;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.ClientDataType;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.Challenge;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.data.extension.authenticator.AuthenticationExtensionAuthenticatorOutput;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.VerificationException;
import dev.keywave.benchmarks.inputs.SignedAssertion;
import dev.keywave.benchmarks.inputs.SignedAssertions;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** webauthn4j-core as its documentation says to use it: the credential record has the COSE key, which is decoded each time. */
final class Webauthn4jAssertions implements AssertionLibrary {

    private static final Origin ORIGIN = Origin.create(SignedAssertions.ORIGIN);

    private final ObjectConverter converter = new ObjectConverter();
    private final CollectedClientDataConverter clientDataConverter = new CollectedClientDataConverter(converter);
    private final AuthenticatorDataConverter authenticatorDataConverter = new AuthenticatorDataConverter(converter);
    private final WebAuthnAuthenticationManager manager = new WebAuthnAuthenticationManager(List.of(), converter);
    private final List<SignedAssertion> inputs;
    private final String[] json;
    private final AuthenticationParameters[] parameters;
    private final Challenge[] challenges;

    Webauthn4jAssertions(List<SignedAssertion> inputs) {
        this.inputs = inputs;
        json = inputs.stream()
                .map(input -> new String(input.response().toJson(), StandardCharsets.UTF_8))
                .toArray(String[]::new);
        challenges = inputs.stream()
                .map(input -> new DefaultChallenge(input.challenge()))
                .toArray(Challenge[]::new);
        parameters = new AuthenticationParameters[inputs.size()];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = new AuthenticationParameters(
                    ServerProperty.builder()
                            .origin(ORIGIN)
                            .rpId(SignedAssertions.RP_ID)
                            .challenge(challenges[i])
                            .build(),
                    record(inputs.get(i)),
                    null,
                    true,
                    true);
        }
    }

    private CredentialRecord record(SignedAssertion input) {
        COSEKey key = converter.getCborMapper().readValue(input.coseKey(), COSEKey.class);
        AttestedCredentialData data =
                new AttestedCredentialData(AAGUID.ZERO, input.response().credentialId(), key);
        return new CredentialRecordImpl(
                new NoneAttestationStatement(), true, true, true, 0, data, null, null, null, null);
    }

    @Override
    public int size() {
        return json.length;
    }

    @Override
    public Object clientData(int index) {
        CollectedClientData data =
                clientDataConverter.convert(inputs.get(index).response().clientDataJson());
        if (data == null
                || !ClientDataType.WEBAUTHN_GET.equals(data.getType())
                || !challenges[index].equals(data.getChallenge())
                || !ORIGIN.equals(data.getOrigin())) {
            throw new IllegalStateException("not the client data that was asked for");
        }
        return data;
    }

    @Override
    public Object authenticatorData(int index) {
        AuthenticatorData<AuthenticationExtensionAuthenticatorOutput> data =
                authenticatorDataConverter.convert(inputs.get(index).response().authenticatorData());
        return data;
    }

    @Override
    public Object assertion(int index) {
        try {
            return manager.verify(json[index], parameters[index]);
        } catch (VerificationException e) {
            throw new IllegalStateException("webauthn4j rejects a good assertion", e);
        }
    }
}
