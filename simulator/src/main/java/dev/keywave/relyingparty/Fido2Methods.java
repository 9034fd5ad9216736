package dev.keywave.relyingparty;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** What Graph's {@code fido2AuthenticationMethod} knows of a credential beyond the credential record. */
final class Fido2Methods {

    private static final Details UNKNOWN =
            new Details("", Instant.EPOCH, new AttestationTrust.Verdict(false, List.of(), ""));

    private final CeremonyParts parts;
    private final ConcurrentMap<ByteString, Details> details = new ConcurrentHashMap<>();

    Fido2Methods(CeremonyParts parts) {
        this.parts = parts;
    }

    /**
     * The details.
     *
     * @param displayName as the administrator gave it
     * @param created when it was registered
     * @param attestation what the attestation was worth then
     */
    record Details(String displayName, Instant created, AttestationTrust.Verdict attestation) {}

    void add(ByteString credentialId, Details added) {
        details.put(credentialId, added);
    }

    List<StoredCredential> of(String username) {
        return parts.credentialsOf(username);
    }

    /** The user's method of this ID; null when there is none. */
    @Nullable
    StoredCredential find(String username, String id) {
        for (StoredCredential credential : of(username)) {
            if (id(credential.id()).equals(id)) {
                return credential;
            }
        }
        return null;
    }

    void remove(StoredCredential credential) {
        parts.store().remove(credential);
        details.remove(credential.id());
    }

    /** Graph's form of a credential ID: base64url, with the number of the padding's characters behind it. */
    static String id(ByteString credentialId) {
        return credentialId.toBase64Url() + (3 - credentialId.length() % 3) % 3;
    }

    /** Writes a method's members. The model is null: Graph knows its name from the FIDO metadata, which is not here. */
    void write(JsonGenerator json, StoredCredential credential) {
        Details known = details.getOrDefault(credential.id(), UNKNOWN);
        json.writeStringProperty("@odata.type", "#microsoft.graph.fido2AuthenticationMethod");
        json.writeStringProperty("id", id(credential.id()));
        json.writeStringProperty("displayName", known.displayName());
        json.writeStringProperty("createdDateTime", known.created().toString());
        json.writeStringProperty("aaGuid", credential.aaguid().toString());
        json.writeName("model");
        json.writeNull();
        json.writeArrayPropertyStart("attestationCertificates");
        known.attestation().thumbprints().forEach(json::writeString);
        json.writeEndArray();
        json.writeStringProperty("attestationLevel", known.attestation().isAttested() ? "attested" : "notAttested");
        json.writeStringProperty(
                "passkeyType", PasskeyType.of(credential.backupEligible()).label());
    }
}
