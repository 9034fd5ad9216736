package dev.keywave.metadata;

import dev.keywave.attestation.AttestationAuthority;
import dev.keywave.attestation.CertifiedKey;
import dev.keywave.authenticator.AuthenticatorModel;
import dev.keywave.crypto.SelectedCrypto;
import dev.keywave.webauthn.AttestationFormat;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Metadata of models as a signed BLOB
 * (https://fidoalliance.org/specs/mds/fido-metadata-service-v3.0-ps-20210518.html#sctn-blob): a JSON Web Signature with
 * RS256, as FIDO's own (of ES256, libraries disagree on the form), whose certificate the authority's root has issued.
 */
public final class MetadataBlob {

    /** How long relying parties may keep it. */
    private static final int DAYS_TO_NEXT_UPDATE = 30;

    private static final UUID NO_AAGUID = new UUID(0, 0);
    private static final JsonMapper JSON = new JsonMapper();
    private static final Base64.Encoder BASE64_URL = Base64.getUrlEncoder().withoutPadding();

    private final AttestationAuthority authority;
    private final String status;

    /**
     * Under an authority.
     *
     * @param status each model's in its status report, for example {@code NOT_FIDO_CERTIFIED}
     */
    public MetadataBlob(AttestationAuthority authority, String status) {
        this.authority = authority;
        this.status = status;
    }

    /**
     * The BLOB.
     *
     * @param models those without an AAGUID are left out, unless they attest as fido-u2f; of several with one AAGUID the
     *     first counts
     * @param now whose day is its number
     */
    public String of(List<AuthenticatorModel> models, SelectedCrypto crypto, Instant now) {
        CertifiedKey signer = authority.newMetadataSigner();
        String signed = base64Url(header(signer)) + '.' + base64Url(payload(models, now));
        byte[] signature = sign(signed.getBytes(StandardCharsets.US_ASCII), signer, crypto);
        return signed + '.' + BASE64_URL.encodeToString(signature);
    }

    private static ObjectNode header(CertifiedKey signer) {
        ObjectNode header = JSON.createObjectNode().put("alg", "RS256").put("typ", "JWT");
        ArrayNode x5c = header.putArray("x5c");
        try {
            for (X509Certificate certificate : signer.chain()) {
                x5c.add(Base64.getEncoder().encodeToString(certificate.getEncoded()));
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        return header;
    }

    private ObjectNode payload(List<AuthenticatorModel> models, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        ObjectNode payload = JSON.createObjectNode()
                .put("legalHeader", MetadataStatement.LEGAL_HEADER)
                .put("no", today.toEpochDay())
                .put("nextUpdate", today.plusDays(DAYS_TO_NEXT_UPDATE).toString());
        ArrayNode entries = payload.putArray("entries");
        Set<UUID> aaguids = new HashSet<>(Set.of(NO_AAGUID));
        for (AuthenticatorModel model : models) {
            MetadataStatement statement = new MetadataStatement(model, authority);
            if (aaguids.add(model.aaguid())) {
                entry(entries, "aaguid", statement.fido2());
            }
            if (model.attestationFormats().contains(AttestationFormat.FIDO_U2F)) {
                entry(entries, "attestationCertificateKeyIdentifiers", statement.u2f());
            }
        }
        return payload;
    }

    private void entry(ArrayNode entries, String identifier, ObjectNode statement) {
        // of the authority's own age, so that it stays the same from one BLOB to the next
        String since = LocalDate.ofInstant(authority.root().getNotBefore().toInstant(), ZoneOffset.UTC)
                .toString();
        ObjectNode entry = entries.addObject();
        entry.set(identifier, statement.get(identifier));
        entry.set("metadataStatement", statement);
        entry.putArray("statusReports").addObject().put("status", status).put("effectiveDate", since);
        entry.put("timeOfLastStatusChange", since);
    }

    private static byte[] sign(byte[] message, CertifiedKey signer, SelectedCrypto crypto) {
        try {
            Signature signature = crypto.signature("SHA256withRSA");
            signature.initSign(signer.privateKey());
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64Url(ObjectNode json) {
        return BASE64_URL.encodeToString(JSON.writeValueAsBytes(json));
    }
}
