package dev.keywave.gatling.measure;

import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.AuthenticatorAssertionResponse;
import com.webauthn4j.data.PublicKeyCredential;
import com.webauthn4j.data.PublicKeyCredentialCreationOptions;
import com.webauthn4j.data.PublicKeyCredentialRequestOptions;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.test.authenticator.webauthn.NoneAttestationAuthenticator;
import com.webauthn4j.test.authenticator.webauthn.WebAuthnAuthenticatorAdaptor;
import com.webauthn4j.test.client.ClientPlatform;
import io.gatling.javaapi.core.Session;
import java.util.Base64;
import java.util.Objects;

/** What a Gatling user writes by hand around webauthn4j-test: a client platform for each virtual user. */
final class PlainWebauthn4j {

    private static final ObjectConverter CONVERTER = new ObjectConverter();
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();
    private static final Origin ORIGIN = new Origin(System.getProperty("keywave.measure.origin", "http://localhost"));

    private PlainWebauthn4j() {}

    static Session create(Session session) {
        ClientPlatform platform = new ClientPlatform(
                ORIGIN,
                new WebAuthnAuthenticatorAdaptor(
                        new NoneAttestationAuthenticator(AAGUID.ZERO, 0, true, CONVERTER), CONVERTER));
        var credential = platform.create(options(session, PublicKeyCredentialCreationOptions.class));
        var response = Objects.requireNonNull(credential.getResponse());
        return session.set("platform", platform)
                .set(
                        "body",
                        "{\"id\":\"" + credential.getId() + "\",\"rawId\":\"" + credential.getId()
                                + "\",\"type\":\"public-key\",\"response\":{\"clientDataJSON\":\""
                                + BASE64URL.encodeToString(response.getClientDataJSON())
                                + "\",\"attestationObject\":\""
                                + BASE64URL.encodeToString(response.getAttestationObject())
                                + "\"},\"clientExtensionResults\":{}}");
    }

    static Session get(Session session) {
        ClientPlatform platform = Objects.requireNonNull(session.get("platform"));
        PublicKeyCredential<AuthenticatorAssertionResponse, ?> credential =
                platform.get(options(session, PublicKeyCredentialRequestOptions.class));
        AuthenticatorAssertionResponse response = Objects.requireNonNull(credential.getResponse());
        return session.set(
                "body",
                "{\"id\":\"" + credential.getId() + "\",\"rawId\":\"" + credential.getId()
                        + "\",\"type\":\"public-key\",\"response\":{\"clientDataJSON\":\""
                        + BASE64URL.encodeToString(response.getClientDataJSON())
                        + "\",\"authenticatorData\":\"" + BASE64URL.encodeToString(response.getAuthenticatorData())
                        + "\",\"signature\":\"" + BASE64URL.encodeToString(response.getSignature())
                        + "\",\"userHandle\":\"" + BASE64URL.encodeToString(response.getUserHandle())
                        + "\"},\"clientExtensionResults\":{}}");
    }

    private static <T> T options(Session session, Class<T> type) {
        return Objects.requireNonNull(CONVERTER.getJsonMapper().readValue(session.getString("options"), type));
    }
}
