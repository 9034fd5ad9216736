package dev.keywave.webauthn;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What {@code create()} returns (https://www.w3.org/TR/webauthn-3/#iface-authenticatorattestationresponse). The arrays
 * are taken over and handed out without copies.
 */
public final class RegistrationResponse implements PublicKeyCredential {

    private static final byte[] ATTESTATION_OBJECT = ResponseJson.ascii("\",\"attestationObject\":\"");
    private static final byte[] PUBLIC_KEY = ResponseJson.ascii("\",\"publicKey\":\"");

    private final byte[] credentialId;
    private final AuthenticatorAttachment attachment;
    private final List<String> transports;
    private final byte[] clientDataJson;
    private final byte[] attestationObject;
    private final byte[] authenticatorData;
    private final CoseAlgorithm algorithm;
    private final byte[] publicKey;
    private final String clientExtensionResults;

    /**
     * A new credential.
     *
     * @param transports in lexicographical order, free of what JSON would escape
     * @param authenticatorData a copy of what the attestation object contains
     * @param publicKey {@code SubjectPublicKeyInfo}
     * @param clientExtensionResults a JSON object, see {@link AuthenticationExtensionsClientOutputs}
     */
    public RegistrationResponse(
            byte[] credentialId,
            AuthenticatorAttachment attachment,
            List<String> transports,
            byte[] clientDataJson,
            byte[] attestationObject,
            byte[] authenticatorData,
            CoseAlgorithm algorithm,
            byte[] publicKey,
            String clientExtensionResults) {
        this.credentialId = credentialId;
        this.attachment = attachment;
        this.transports = List.copyOf(transports);
        this.clientDataJson = clientDataJson;
        this.attestationObject = attestationObject;
        this.authenticatorData = authenticatorData;
        this.algorithm = algorithm;
        this.publicKey = publicKey;
        this.clientExtensionResults = clientExtensionResults;
    }

    /** The credential ID. */
    public byte[] credentialId() {
        return credentialId;
    }

    /** {@code clientDataJSON}, UTF-8. */
    public byte[] clientDataJson() {
        return clientDataJson;
    }

    /** See {@link AttestationObject}. */
    public byte[] attestationObject() {
        return attestationObject;
    }

    /** See {@link AuthenticatorData}. */
    public byte[] authenticatorData() {
        return authenticatorData;
    }

    /** The credential's algorithm. */
    public CoseAlgorithm algorithm() {
        return algorithm;
    }

    /** {@code SubjectPublicKeyInfo}, DER. */
    public byte[] publicKey() {
        return publicKey;
    }

    /** A JSON object. */
    public String clientExtensionResults() {
        return clientExtensionResults;
    }

    @Override
    public byte[] toJson() {
        return toJson(ResponseJson.EMPTY);
    }

    @Override
    public byte[] toConformanceJson() {
        return toJson(ResponseJson.conformanceMember(clientExtensionResults));
    }

    /** {@code RegistrationResponseJSON} (https://www.w3.org/TR/webauthn-3/#dictdef-registrationresponsejson). */
    private byte[] toJson(byte[] additionalMember) {
        byte[] id = ResponseJson.encode(credentialId);
        return ByteArrays.concatenate(
                ResponseJson.START,
                id,
                ResponseJson.RAW_ID,
                id,
                ResponseJson.middle(attachment, clientExtensionResults),
                additionalMember,
                ResponseJson.CLIENT_DATA_JSON,
                ResponseJson.encode(clientDataJson),
                ResponseJson.AUTHENTICATOR_DATA,
                ResponseJson.encode(authenticatorData),
                ATTESTATION_OBJECT,
                ResponseJson.encode(attestationObject),
                PUBLIC_KEY,
                ResponseJson.encode(publicKey),
                ResponseJson.ascii(tail()));
    }

    private String tail() {
        String quoted = transports.stream().map(t -> '"' + t + '"').collect(Collectors.joining(","));
        return "\",\"publicKeyAlgorithm\":" + algorithm.id() + ",\"transports\":[" + quoted + "]}}";
    }

    @Override
    public @Nullable String member(String name) {
        return switch (name) {
            case "id", "rawId" -> ResponseJson.encodeToString(credentialId);
            case "type" -> TYPE;
            case "authenticatorAttachment" -> attachment.value();
            case "clientExtensionResults", "getClientExtensionResults" -> clientExtensionResults;
            case "clientDataJSON" -> ResponseJson.encodeToString(clientDataJson);
            case "attestationObject" -> ResponseJson.encodeToString(attestationObject);
            case "authenticatorData" -> ResponseJson.encodeToString(authenticatorData);
            case "publicKey" -> ResponseJson.encodeToString(publicKey);
            case "publicKeyAlgorithm" -> Integer.toString(algorithm.id());
            default -> null;
        };
    }

    @Override
    public List<String> transports() {
        return transports;
    }
}
