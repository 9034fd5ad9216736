package dev.keywave.gatling.engine;

import com.webauthn4j.converter.AttestationObjectConverter;
import com.webauthn4j.data.AuthenticatorAssertionResponse;
import com.webauthn4j.data.AuthenticatorAttestationResponse;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.COSEKey;
import com.webauthn4j.test.authenticator.webauthn.WebAuthnAuthenticatorAdaptor;
import com.webauthn4j.test.authenticator.webauthn.exception.InvalidStateException;
import com.webauthn4j.test.authenticator.webauthn.exception.NotAllowedException;
import com.webauthn4j.test.authenticator.webauthn.exception.WebAuthnModelException;
import com.webauthn4j.test.client.ClientPlatform;
import com.webauthn4j.test.client.NoAuthenticatorSuccessException;
import com.webauthn4j.util.exception.NotImplementedException;
import dev.keywave.authenticator.ClientResult;
import dev.keywave.authenticator.Origin;
import dev.keywave.population.UserSlot;
import dev.keywave.webauthn.AuthenticationExtensionsClientOutputs;
import dev.keywave.webauthn.AuthenticationResponse;
import dev.keywave.webauthn.AuthenticatorAttachment;
import dev.keywave.webauthn.CoseAlgorithm;
import dev.keywave.webauthn.PublicKeyCredentialCreationOptions;
import dev.keywave.webauthn.PublicKeyCredentialRequestOptions;
import dev.keywave.webauthn.RegistrationResponse;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/** webauthn4j-test's client platform for the pages of one origin, with the device of whichever user acts. */
final class Webauthn4jClient implements PasskeyAuthenticator.Client {

    private static final ClientResult NO_CREDENTIALS = new ClientResult.Refused("no_credentials");
    private static final byte[] NO_USER_HANDLE = {};

    private final Webauthn4jAuthenticator authenticator;
    private final AttestationObjectConverter attestationObjects;
    private final Webauthn4jOptions options;
    private final ClientPlatform platform;

    Webauthn4jClient(Webauthn4jAuthenticator authenticator, Origin origin) {
        this.authenticator = authenticator;
        this.attestationObjects = new AttestationObjectConverter(authenticator.converter());
        this.options = new Webauthn4jOptions(origin);
        this.platform = new ClientPlatform(new com.webauthn4j.data.client.Origin(origin.serialized()), null);
    }

    @Override
    public ClientResult create(PublicKeyCredentialCreationOptions asked, UserSlot slot) {
        if (!asked.pubKeyCredParams().contains(CoseAlgorithm.ES256)) {
            return new ClientResult.Refused("unsupported_algorithm");
        }
        platform.setAuthenticatorAdaptor(authenticator.owned(slot));
        return guarded(
                slot, () -> created(platform.create(options.creation(asked)).getResponse(), asked, slot));
    }

    private ClientResult created(
            AuthenticatorAttestationResponse response, PublicKeyCredentialCreationOptions asked, UserSlot slot) {
        byte[] attestationObject = response.getAttestationObject();
        AttestedCredentialData data =
                Objects.requireNonNull(Objects.requireNonNull(attestationObjects.convert(attestationObject))
                        .getAuthenticatorData()
                        .getAttestedCredentialData());
        COSEKey key = data.getCOSEKey();
        slot.create(slot.generation() + 1, CoseAlgorithm.ES256, asked.user().id());
        return new ClientResult.Success(
                new RegistrationResponse(
                        data.getCredentialId(),
                        AuthenticatorAttachment.PLATFORM,
                        List.of("internal"),
                        response.getClientDataJSON(),
                        attestationObject,
                        attestationObjects.extractAuthenticatorData(attestationObject),
                        CoseAlgorithm.ES256,
                        Objects.requireNonNull(key.getPublicKey()).getEncoded(),
                        AuthenticationExtensionsClientOutputs.NONE),
                asked.rpIdDefaulted());
    }

    @Override
    public ClientResult get(PublicKeyCredentialRequestOptions asked, UserSlot slot) {
        WebAuthnAuthenticatorAdaptor device = authenticator.find(slot);
        if (device == null) {
            return NO_CREDENTIALS;
        }
        platform.setAuthenticatorAdaptor(device);
        return guarded(slot, () -> {
            var credential = platform.get(options.request(asked));
            AuthenticatorAssertionResponse response = Objects.requireNonNull(credential.getResponse());
            byte[] userHandle = response.getUserHandle();
            return new ClientResult.Success(
                    new AuthenticationResponse(
                            credential.getRawId(),
                            AuthenticatorAttachment.PLATFORM,
                            response.getClientDataJSON(),
                            response.getAuthenticatorData(),
                            response.getSignature(),
                            userHandle == null ? NO_USER_HANDLE : userHandle),
                    asked.rpIdDefaulted());
        });
    }

    /** It says what went wrong by exceptions of its own. */
    private static ClientResult guarded(UserSlot slot, Supplier<ClientResult> ceremony) {
        try {
            return ceremony.get();
        } catch (InvalidStateException e) {
            return new ClientResult.Excluded(slot.generation());
        } catch (NotAllowedException e) {
            return NO_CREDENTIALS;
        } catch (WebAuthnModelException | NoAuthenticatorSuccessException | NotImplementedException e) {
            return new ClientResult.Refused(
                    "webauthn4j_test_" + e.getClass().getSimpleName().replace("Exception", ""));
        }
    }
}
