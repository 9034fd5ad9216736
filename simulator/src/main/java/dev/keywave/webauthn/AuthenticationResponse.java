package dev.keywave.webauthn;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code get()} returns (https://www.w3.org/TR/webauthn-3/#iface-authenticatorassertionresponse). The arrays are
 * taken over and handed out without copies.
 */
public final class AuthenticationResponse implements PublicKeyCredential {

    private static final String NO_EXTENSIONS = AuthenticationExtensionsClientOutputs.NONE;
    private static final byte[] PLATFORM = ResponseJson.middle(AuthenticatorAttachment.PLATFORM, NO_EXTENSIONS);
    private static final byte[] CROSS_PLATFORM =
            ResponseJson.middle(AuthenticatorAttachment.CROSS_PLATFORM, NO_EXTENSIONS);
    private static final byte[] CONFORMANCE_MEMBER = ResponseJson.conformanceMember(NO_EXTENSIONS);
    private static final byte[] SIGNATURE = ResponseJson.ascii("\",\"signature\":\"");
    private static final byte[] USER_HANDLE = ResponseJson.ascii("\",\"userHandle\":\"");

    private final byte[] credentialId;
    private final AuthenticatorAttachment attachment;
    private final byte[] clientDataJson;
    private final byte[] authenticatorData;
    private final byte[] signature;
    private final byte[] userHandle;
    private final String clientExtensionResults;

    /** An assertion; {@code userHandle} is empty when the authenticator told none. */
    public AuthenticationResponse(
            byte[] credentialId,
            AuthenticatorAttachment attachment,
            byte[] clientDataJson,
            byte[] authenticatorData,
            byte[] signature,
            byte[] userHandle) {
        this(credentialId, attachment, clientDataJson, authenticatorData, signature, userHandle, NO_EXTENSIONS);
    }

    /**
     * An assertion with extension results.
     *
     * @param clientExtensionResults a JSON object, see {@link AuthenticationExtensionsClientOutputs}
     */
    public AuthenticationResponse(
            byte[] credentialId,
            AuthenticatorAttachment attachment,
            byte[] clientDataJson,
            byte[] authenticatorData,
            byte[] signature,
            byte[] userHandle,
            String clientExtensionResults) {
        this.credentialId = credentialId;
        this.attachment = attachment;
        this.clientDataJson = clientDataJson;
        this.authenticatorData = authenticatorData;
        this.signature = signature;
        this.userHandle = userHandle;
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

    /** See {@link AuthenticatorData}. */
    public byte[] authenticatorData() {
        return authenticatorData;
    }

    /** Over authenticator data and the client data's hash, in the algorithm's own form. */
    public byte[] signature() {
        return signature;
    }

    /** Empty when the authenticator told none. */
    public byte[] userHandle() {
        return userHandle;
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
        return toJson(
                clientExtensionResults.equals(NO_EXTENSIONS)
                        ? CONFORMANCE_MEMBER
                        : ResponseJson.conformanceMember(clientExtensionResults));
    }

    /** {@code AuthenticationResponseJSON} (https://www.w3.org/TR/webauthn-3/#dictdef-authenticationresponsejson). */
    private byte[] toJson(byte[] additionalMember) {
        byte[] id = ResponseJson.encode(credentialId);
        boolean hasUserHandle = userHandle.length > 0;
        return ByteArrays.concatenate(
                ResponseJson.START,
                id,
                ResponseJson.RAW_ID,
                id,
                middle(),
                additionalMember,
                ResponseJson.CLIENT_DATA_JSON,
                ResponseJson.encode(clientDataJson),
                ResponseJson.AUTHENTICATOR_DATA,
                ResponseJson.encode(authenticatorData),
                SIGNATURE,
                ResponseJson.encode(signature),
                hasUserHandle ? USER_HANDLE : ResponseJson.EMPTY,
                hasUserHandle ? ResponseJson.encode(userHandle) : ResponseJson.EMPTY,
                ResponseJson.STRING_END);
    }

    private byte[] middle() {
        if (!clientExtensionResults.equals(NO_EXTENSIONS)) {
            return ResponseJson.middle(attachment, clientExtensionResults);
        }
        return attachment == AuthenticatorAttachment.PLATFORM ? PLATFORM : CROSS_PLATFORM;
    }

    @Override
    public @Nullable String member(String name) {
        return switch (name) {
            case "id", "rawId" -> ResponseJson.encodeToString(credentialId);
            case "type" -> TYPE;
            case "authenticatorAttachment" -> attachment.value();
            case "clientExtensionResults", "getClientExtensionResults" -> clientExtensionResults;
            case "clientDataJSON" -> ResponseJson.encodeToString(clientDataJson);
            case "authenticatorData" -> ResponseJson.encodeToString(authenticatorData);
            case "signature" -> ResponseJson.encodeToString(signature);
            case "userHandle" -> ResponseJson.encodeToString(userHandle);
            default -> null;
        };
    }

    @Override
    public List<String> transports() {
        return List.of();
    }
}
