package dev.keywave.metadata;

import dev.keywave.attestation.AttestationAuthority;
import dev.keywave.authenticator.AuthenticatorModel;
import dev.keywave.authenticator.UserVerificationMethod;
import dev.keywave.webauthn.AttestationFormat;
import dev.keywave.webauthn.AuthenticatorAttachment;
import dev.keywave.webauthn.CoseAlgorithm;
import dev.keywave.webauthn.PackedAttestation;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A metadata statement of version 3
 * (https://fidoalliance.org/specs/mds/fido-metadata-statement-v3.0-ps-20210518.html), its words from FIDO's registry of
 * predefined values (https://fidoalliance.org/specs/common-specs/fido-registry-v2.2-ps-20220523.html).
 */
final class MetadataStatement {

    static final String LEGAL_HEADER =
            "Keywave's virtual authenticators, for tests only: whoever trusts them trusts a load generator.";

    private static final int SCHEMA = 3;
    private static final int PIN_BASE = 64;
    private static final int MIN_PIN_LENGTH = 4;
    private static final int MAX_PIN_RETRIES = 8;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final AuthenticatorModel model;
    private final AttestationAuthority authority;

    MetadataStatement(AuthenticatorModel model, AttestationAuthority authority) {
        this.model = model;
        this.authority = authority;
    }

    /** Of the model as a FIDO2 authenticator, by its AAGUID. */
    ObjectNode fido2() {
        ObjectNode statement = start("fido2").put("aaguid", model.aaguid().toString());
        versions(statement.putArray("upv"), 1, 0, 1, 1);
        common(statement, authenticationAlgorithms(), "cose", attestationTypes());
        statement.set("authenticatorGetInfo", new GetInfo(model).toJson());
        return statement;
    }

    /** Of the model as a U2F authenticator, which has no AAGUID: by the key of its attestation certificate. */
    ObjectNode u2f() {
        ObjectNode statement = start("u2f");
        statement.putArray("attestationCertificateKeyIdentifiers").add(authority.fidoU2fKeyIdentifier(model));
        versions(statement.putArray("upv"), 1, 0, 1, 1, 1, 2);
        common(statement, List.of("secp256r1_ecdsa_sha256_raw"), "ecc_x962_raw", Set.of("basic_full"));
        return statement;
    }

    private ObjectNode start(String protocolFamily) {
        return JSON.objectNode()
                .put("legalHeader", LEGAL_HEADER)
                .put("description", "Keywave " + model.name())
                .put("authenticatorVersion", 1)
                .put("protocolFamily", protocolFamily)
                .put("schema", SCHEMA);
    }

    private void common(
            ObjectNode statement, List<String> algorithms, String keyEncoding, Set<String> attestationTypes) {
        algorithms.forEach(statement.putArray("authenticationAlgorithms")::add);
        statement.putArray("publicKeyAlgAndEncodings").add(keyEncoding);
        attestationTypes.forEach(statement.putArray("attestationTypes")::add);
        userVerification(statement.putArray("userVerificationDetails"));
        boolean synced = model.backupEligible();
        ArrayNode keyProtection = statement.putArray("keyProtection");
        (synced ? Stream.of("software") : Stream.of("hardware", "secure_element")).forEach(keyProtection::add);
        statement.putArray("matcherProtection").add(synced ? "software" : "on_chip");
        statement.put("cryptoStrength", 128);
        attachmentHint(statement.putArray("attachmentHint"));
        statement.putArray("tcDisplay");
        ArrayNode roots = statement.putArray("attestationRootCertificates");
        if (model.attestsWithCertificates()) {
            try {
                roots.add(Base64.getEncoder().encodeToString(authority.root().getEncoded()));
            } catch (CertificateEncodingException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** ML-DSA has no name in the registry yet. */
    private List<String> authenticationAlgorithms() {
        return model.algorithms().stream()
                .flatMap(algorithm -> Stream.ofNullable(
                        switch (algorithm) {
                            case ES256 -> "secp256r1_ecdsa_sha256_raw";
                            case EDDSA -> "ed25519_eddsa_sha512_raw";
                            case RS256 -> "rsassa_pkcsv15_sha256_raw";
                            case ES384 -> "secp384r1_ecdsa_sha384_raw";
                            case ES512 -> "secp521r1_ecdsa_sha512_raw";
                            case PS256 -> "rsassa_pss_sha256_raw";
                            case ML_DSA_44, ML_DSA_65 -> null;
                        }))
                .toList();
    }

    private Set<String> attestationTypes() {
        Set<String> types = new TreeSet<>();
        for (AttestationFormat format : model.attestationFormats()) {
            switch (format) {
                case PACKED ->
                    types.add(model.packedAttestation() == PackedAttestation.SELF ? "basic_surrogate" : "basic_full");
                case FIDO_U2F, ANDROID_KEY -> types.add("basic_full");
                case TPM -> types.add("attca");
                case APPLE -> types.add("anonca");
                // a compound is of its parts' types
                case NONE, COMPOUND -> {}
            }
        }
        return types.isEmpty() ? Set.of("none") : types;
    }

    private void userVerification(ArrayNode alternatives) {
        alternatives.addArray().addObject().put("userVerificationMethod", "presence_internal");
        if (model.userVerification() == UserVerificationMethod.CLIENT_PIN) {
            alternatives
                    .addArray()
                    .addObject()
                    .put("userVerificationMethod", "passcode_external")
                    .putObject("caDesc")
                    .put("base", PIN_BASE)
                    .put("minLength", MIN_PIN_LENGTH)
                    .put("maxRetries", MAX_PIN_RETRIES)
                    .put("blockSlowdown", 0);
        } else if (model.canVerifyUser()) {
            alternatives.addArray().addObject().put("userVerificationMethod", "fingerprint_internal");
        }
    }

    private void attachmentHint(ArrayNode hints) {
        if (model.attachment() == AuthenticatorAttachment.PLATFORM) {
            hints.add("internal");
            return;
        }
        hints.add("external");
        List<String> transports = model.transports();
        if (transports.contains("usb")) {
            hints.add("wired");
        }
        if (transports.contains("nfc") || transports.contains("ble") || transports.contains("hybrid")) {
            hints.add("wireless");
        }
        if (transports.contains("nfc")) {
            hints.add("nfc");
        }
        if (transports.contains("ble")) {
            hints.add("bluetooth");
        }
    }

    private static void versions(ArrayNode upv, int... majorAndMinor) {
        for (int i = 0; i < majorAndMinor.length; i += 2) {
            upv.addObject().put("major", majorAndMinor[i]).put("minor", majorAndMinor[i + 1]);
        }
    }

    /** What {@code authenticatorGetInfo} tells, as the statement has it: the AAGUID is hexadecimal without hyphens. */
    private record GetInfo(AuthenticatorModel model) {

        private static final int MAX_MESSAGE_SIZE = 2048;

        ObjectNode toJson() {
            ObjectNode info = JSON.objectNode();
            ArrayNode versions = info.putArray("versions").add("FIDO_2_0").add("FIDO_2_1");
            if (model.attestationFormats().contains(AttestationFormat.FIDO_U2F)) {
                versions.add("U2F_V2");
            }
            info.put("aaguid", model.aaguid().toString().replace("-", ""));
            ObjectNode options = info.putObject("options")
                    .put("plat", model.attachment() == AuthenticatorAttachment.PLATFORM)
                    .put("rk", model.canStoreDiscoverableCredentials())
                    .put("up", true);
            switch (model.userVerification()) {
                case BUILT_IN -> options.put("uv", true);
                case CLIENT_PIN -> options.put("clientPin", true);
                case NONE -> {}
            }
            if (model.packedAttestation() == PackedAttestation.ENTERPRISE) {
                options.put("ep", true);
            }
            info.put("maxMsgSize", MAX_MESSAGE_SIZE);
            info.put("maxCredentialIdLength", model.credentialIdLength());
            model.transports().forEach(info.putArray("transports")::add);
            ArrayNode algorithms = info.putArray("algorithms");
            for (CoseAlgorithm algorithm : model.algorithms()) {
                algorithms.addObject().put("type", "public-key").put("alg", algorithm.id());
            }
            return info;
        }
    }
}
