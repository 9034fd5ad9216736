package dev.keywave.relyingparty;

import java.io.ByteArrayOutputStream;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;

/** Writes the options of both ceremonies with the members, and in the order, that Spring Security has. */
final class SpringOptionsJson {

    private static final int TYPICAL_LENGTH = 512;

    private final RelyingPartyConfig config;

    SpringOptionsJson(RelyingPartyConfig config) {
        this.config = config;
    }

    /** {@code PublicKeyCredentialCreationOptionsJSON}. */
    byte[] creation(PendingRegistration pending, AttestationConveyance attestation, List<StoredCredential> exclude) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(TYPICAL_LENGTH);
        try (JsonGenerator json = Json.FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeStringProperty("attestation", attestation.label());
            json.writeObjectPropertyStart("authenticatorSelection");
            json.writeStringProperty("residentKey", "required");
            json.writeStringProperty(
                    "userVerification", config.userVerification().label());
            json.writeEndObject();
            json.writeStringProperty("challenge", pending.challenge().toBase64Url());
            descriptors(json, "excludeCredentials", exclude);
            json.writeObjectPropertyStart("extensions");
            json.writeBooleanProperty("credProps", true);
            json.writeEndObject();
            json.writeArrayPropertyStart("pubKeyCredParams");
            for (int alg : config.pubKeyCredParams()) {
                json.writeStartObject();
                json.writeNumberProperty("alg", alg);
                json.writeStringProperty("type", "public-key");
                json.writeEndObject();
            }
            json.writeEndArray();
            entities(json, pending);
            json.writeEndObject();
        }
        return out.toByteArray();
    }

    /** {@code PublicKeyCredentialRequestOptionsJSON}. */
    byte[] request(PendingAuthentication pending) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(TYPICAL_LENGTH);
        try (JsonGenerator json = Json.FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            descriptors(json, "allowCredentials", pending.allowed());
            json.writeStringProperty("challenge", pending.challenge().toBase64Url());
            json.writeObjectPropertyStart("extensions");
            json.writeEndObject();
            json.writeStringProperty("rpId", config.rpId());
            json.writeNumberProperty("timeout", config.timeout().toMillis());
            json.writeStringProperty(
                    "userVerification", config.userVerification().label());
            json.writeEndObject();
        }
        return out.toByteArray();
    }

    private void entities(JsonGenerator json, PendingRegistration pending) {
        json.writeObjectPropertyStart("rp");
        json.writeStringProperty("id", config.rpId());
        json.writeStringProperty("name", config.rpName());
        json.writeEndObject();
        json.writeNumberProperty("timeout", config.timeout().toMillis());
        json.writeObjectPropertyStart("user");
        json.writeStringProperty("name", pending.username());
        json.writeStringProperty("id", pending.userHandle().toBase64Url());
        json.writeStringProperty("displayName", pending.username());
        json.writeEndObject();
    }

    private static void descriptors(JsonGenerator json, String name, List<StoredCredential> credentials) {
        json.writeArrayPropertyStart(name);
        for (StoredCredential credential : credentials) {
            json.writeStartObject();
            json.writeStringProperty("id", credential.id().toBase64Url());
            json.writeArrayPropertyStart("transports");
            credential.transports().forEach(json::writeString);
            json.writeEndArray();
            json.writeStringProperty("type", "public-key");
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
