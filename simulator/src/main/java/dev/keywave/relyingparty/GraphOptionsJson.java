package dev.keywave.relyingparty;

import java.time.Instant;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Writes Graph's {@code webauthnCredentialCreationOptions}. */
final class GraphOptionsJson {

    private static final String TYPE = "#microsoft.graph.webauthn";
    private static final int TIMEOUT_MS = 60_000;

    private final RelyingPartyConfig config;

    GraphOptionsJson(RelyingPartyConfig config) {
        this.config = config;
    }

    /** Writes the members. */
    void write(
            JsonGenerator json,
            PendingRegistration pending,
            List<StoredCredential> exclude,
            Instant challengeTimeout,
            boolean beta) {
        type(json, "CredentialCreationOptions");
        json.writeStringProperty("challengeTimeoutDateTime", challengeTimeout.toString());
        json.writeObjectPropertyStart("publicKey");
        type(json, "PublicKeyCredentialCreationOptions");
        entities(json, pending);
        json.writeStringProperty("challenge", pending.challenge().toBase64Url());
        json.writeArrayPropertyStart("pubKeyCredParams");
        for (int alg : config.pubKeyCredParams()) {
            json.writeStartObject();
            type(json, "PublicKeyCredentialParameters");
            json.writeStringProperty("type", "public-key");
            json.writeNumberProperty("alg", alg);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberProperty("timeout", TIMEOUT_MS);
        json.writeArrayPropertyStart("excludeCredentials");
        for (StoredCredential credential : exclude) {
            json.writeStartObject();
            type(json, "PublicKeyCredentialDescriptor");
            // Of beta the documentation says that the IDs have the number of their padding's characters behind them.
            json.writeStringProperty(
                    "id",
                    beta ? Fido2Methods.id(credential.id()) : credential.id().toBase64Url());
            json.writeStringProperty("type", "public-key");
            json.writeEndObject();
        }
        json.writeEndArray();
        selection(json);
        json.writeStringProperty("attestation", "direct");
        json.writeObjectPropertyStart("extensions");
        type(json, "AuthenticationExtensionsClientInputs");
        json.writeEndObject();
        json.writeEndObject();
    }

    private void entities(JsonGenerator json, PendingRegistration pending) {
        json.writeObjectPropertyStart("rp");
        type(json, "PublicKeyCredentialRpEntity");
        // The real one says login.microsoft.com: an RP ID that no client may use at another origin, so not here.
        json.writeStringProperty("id", config.rpId());
        json.writeStringProperty("name", config.rpName());
        json.writeEndObject();
        json.writeObjectPropertyStart("user");
        type(json, "PublicKeyCredentialUserEntity");
        json.writeStringProperty("id", pending.userHandle().toBase64Url());
        json.writeStringProperty("displayName", pending.username());
        json.writeStringProperty("name", pending.username());
        json.writeEndObject();
    }

    /** Without authenticatorAttachment, so that platform and roaming authenticators can be provisioned alike. */
    private static void selection(JsonGenerator json) {
        json.writeObjectPropertyStart("authenticatorSelection");
        type(json, "AuthenticatorSelectionCriteria");
        json.writeBooleanProperty("requireResidentKey", true);
        json.writeStringProperty("userVerification", "required");
        json.writeEndObject();
    }

    private static void type(JsonGenerator json, String name) {
        json.writeStringProperty("@odata.type", TYPE + name);
    }
}
