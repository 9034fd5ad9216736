package dev.keywave.relyingparty;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;

/** Writes the options of both ceremonies in the form of FIDO's conformance API: Level 3's JSON with a status. */
final class OptionsJson {

    private static final int TYPICAL_LENGTH = 768;

    private final RelyingPartyConfig config;
    private final String pubKeyCredParams;

    OptionsJson(RelyingPartyConfig config) {
        this.config = config;
        this.pubKeyCredParams = config.pubKeyCredParams().stream()
                .map(alg -> "{\"type\":\"public-key\",\"alg\":" + alg + "}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** {@code PublicKeyCredentialCreationOptionsJSON}. */
    byte[] creation(
            OptionsRequest request,
            PendingRegistration pending,
            UserVerificationRequirement userVerification,
            AttestationConveyance attestation,
            List<StoredCredential> exclude) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(TYPICAL_LENGTH);
        try (JsonGenerator json = start(out)) {
            json.writeObjectPropertyStart("rp");
            json.writeStringProperty("name", config.rpName());
            json.writeStringProperty("id", config.rpId());
            json.writeEndObject();
            json.writeObjectPropertyStart("user");
            json.writeStringProperty("id", pending.userHandle().toBase64Url());
            json.writeStringProperty("name", request.username());
            json.writeStringProperty("displayName", request.displayName());
            json.writeEndObject();
            json.writeStringProperty("challenge", pending.challenge().toBase64Url());
            json.writeName("pubKeyCredParams");
            json.writeRawValue(pubKeyCredParams);
            json.writeNumberProperty("timeout", config.timeout().toMillis());
            descriptors(json, "excludeCredentials", exclude);
            selection(json, request.authenticatorSelection(), userVerification);
            json.writeStringProperty(
                    "attestation", attestation.orMore(request.attestation()).label());
            end(json, request.extensions());
        }
        return out.toByteArray();
    }

    /** {@code PublicKeyCredentialRequestOptionsJSON}. */
    byte[] request(
            OptionsRequest request, PendingAuthentication pending, UserVerificationRequirement userVerification) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(TYPICAL_LENGTH);
        try (JsonGenerator json = start(out)) {
            json.writeStringProperty("challenge", pending.challenge().toBase64Url());
            json.writeNumberProperty("timeout", config.timeout().toMillis());
            json.writeStringProperty("rpId", config.rpId());
            descriptors(json, "allowCredentials", pending.allowed());
            json.writeStringProperty("userVerification", userVerification.label());
            end(json, request.extensions());
        }
        return out.toByteArray();
    }

    private static JsonGenerator start(ByteArrayOutputStream out) {
        JsonGenerator json = Json.FACTORY.createGenerator(ObjectWriteContext.empty(), out);
        json.writeStartObject();
        json.writeStringProperty("status", "ok");
        json.writeStringProperty("errorMessage", "");
        return json;
    }

    private static void end(JsonGenerator json, @Nullable String extensions) {
        json.writeName("extensions");
        json.writeRawValue(extensions == null ? "{}" : extensions);
        json.writeEndObject();
    }

    private static void selection(
            JsonGenerator json, OptionsRequest.Selection selection, UserVerificationRequirement userVerification) {
        json.writeObjectPropertyStart("authenticatorSelection");
        if (selection.residentKey() != null) {
            json.writeStringProperty("residentKey", selection.residentKey());
        }
        if (selection.requireResidentKey() != null) {
            json.writeBooleanProperty("requireResidentKey", selection.requireResidentKey());
        }
        if (selection.authenticatorAttachment() != null) {
            json.writeStringProperty("authenticatorAttachment", selection.authenticatorAttachment());
        }
        json.writeStringProperty("userVerification", userVerification.label());
        json.writeEndObject();
    }

    private static void descriptors(JsonGenerator json, String name, List<StoredCredential> credentials) {
        json.writeArrayPropertyStart(name);
        for (StoredCredential credential : credentials) {
            json.writeStartObject();
            json.writeStringProperty("type", "public-key");
            json.writeStringProperty("id", credential.id().toBase64Url());
            List<String> transports = credential.transports();
            if (!transports.isEmpty()) {
                json.writeArrayPropertyStart("transports");
                transports.forEach(json::writeString);
                json.writeEndArray();
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
