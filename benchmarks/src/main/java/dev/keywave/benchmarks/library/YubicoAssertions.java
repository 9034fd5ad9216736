package dev.keywave.benchmarks.library;

import com.yubico.webauthn.AssertionRequest;
import com.yubico.webauthn.FinishAssertionOptions;
import com.yubico.webauthn.RelyingParty;
import com.yubico.webauthn.data.AuthenticatorData;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.CollectedClientData;
import com.yubico.webauthn.data.PublicKeyCredential;
import com.yubico.webauthn.data.PublicKeyCredentialRequestOptions;
import com.yubico.webauthn.data.RelyingPartyIdentity;
import com.yubico.webauthn.data.UserVerificationRequirement;
import com.yubico.webauthn.data.exception.Base64UrlException;
import com.yubico.webauthn.exception.AssertionFailedException;
import dev.keywave.benchmarks.inputs.SignedAssertion;
import dev.keywave.benchmarks.inputs.SignedAssertions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** Yubico's webauthn-server-core: it looks the credential up, decodes its COSE key and verifies, each time. */
final class YubicoAssertions implements AssertionLibrary {

    private final List<SignedAssertion> inputs;
    private final RelyingParty relyingParty;
    private final String[] json;
    private final AssertionRequest[] requests;
    private final ByteArray[] challenges;

    YubicoAssertions(List<SignedAssertion> inputs) {
        this.inputs = inputs;
        relyingParty = RelyingParty.builder()
                .identity(RelyingPartyIdentity.builder()
                        .id(SignedAssertions.RP_ID)
                        .name("bench")
                        .build())
                .credentialRepository(new YubicoCredentials(inputs))
                .origins(Set.of(SignedAssertions.ORIGIN))
                .build();
        json = inputs.stream()
                .map(input -> new String(input.response().toJson(), StandardCharsets.UTF_8))
                .toArray(String[]::new);
        challenges =
                inputs.stream().map(input -> fromBase64Url(input.challenge())).toArray(ByteArray[]::new);
        requests = new AssertionRequest[inputs.size()];
        for (int i = 0; i < requests.length; i++) {
            requests[i] = AssertionRequest.builder()
                    .publicKeyCredentialRequestOptions(PublicKeyCredentialRequestOptions.builder()
                            .challenge(challenges[i])
                            .rpId(SignedAssertions.RP_ID)
                            .userVerification(UserVerificationRequirement.REQUIRED)
                            .build())
                    .build();
        }
    }

    private static ByteArray fromBase64Url(String text) {
        try {
            return ByteArray.fromBase64Url(text);
        } catch (Base64UrlException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public int size() {
        return json.length;
    }

    @Override
    public Object clientData(int index) {
        try {
            CollectedClientData data = new CollectedClientData(
                    new ByteArray(inputs.get(index).response().clientDataJson()));
            if (!"webauthn.get".equals(data.getType())
                    || !challenges[index].equals(data.getChallenge())
                    || !SignedAssertions.ORIGIN.equals(data.getOrigin())) {
                throw new IllegalStateException("not the client data that was asked for");
            }
            return data;
        } catch (IOException | Base64UrlException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Object authenticatorData(int index) {
        return new AuthenticatorData(new ByteArray(inputs.get(index).response().authenticatorData()));
    }

    @Override
    public Object assertion(int index) {
        try {
            return relyingParty.finishAssertion(FinishAssertionOptions.builder()
                    .request(requests[index])
                    .response(PublicKeyCredential.parseAssertionResponseJson(json[index]))
                    .build());
        } catch (AssertionFailedException | IOException e) {
            throw new IllegalStateException("Yubico's library rejects a good assertion", e);
        }
    }
}
