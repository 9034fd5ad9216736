package dev.keywave.relyingparty;

import java.util.List;

/** Reads the credentials that Keycloak's scripts put into hidden fields. */
final class KeycloakCredentials {

    private KeycloakCredentials() {}

    /**
     * The form {@code register}.
     *
     * @throws MalformedException when it cannot be read, or the script says that there was an error
     */
    static CredentialResponse registration(FormFields form) {
        requireNoError(form);
        String transports = form.get("transports");
        return new CredentialResponse(
                form.requiredBase64Url("publicKeyCredentialId"),
                form.requiredBase64Url("clientDataJSON"),
                form.requiredBase64Url("attestationObject"),
                transports.isEmpty() ? List.of() : List.of(transports.split(",")),
                ByteString.EMPTY,
                ByteString.EMPTY,
                null,
                false);
    }

    /**
     * The form {@code webauth}.
     *
     * @throws MalformedException when it cannot be read, or the script says that there was an error
     */
    static CredentialResponse authentication(FormFields form) {
        requireNoError(form);
        ByteString userHandle = form.base64Url("userHandle");
        return new CredentialResponse(
                form.requiredBase64Url("credentialId"),
                form.requiredBase64Url("clientDataJSON"),
                ByteString.EMPTY,
                List.of(),
                form.requiredBase64Url("authenticatorData"),
                form.requiredBase64Url("signature"),
                userHandle.isEmpty() ? null : userHandle,
                false);
    }

    private static void requireNoError(FormFields form) {
        if (!form.get("error").isEmpty()) {
            throw new MalformedException("the browser reports an error");
        }
    }
}
