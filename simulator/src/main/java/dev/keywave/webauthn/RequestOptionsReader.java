package dev.keywave.webauthn;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** Collects the members of {@code PublicKeyCredentialRequestOptionsJSON}. */
final class RequestOptionsReader implements OptionsJson.Reader<PublicKeyCredentialRequestOptions> {

    private byte @Nullable [] challenge;
    private long timeoutMs;
    private @Nullable String rpId;
    private List<byte[]> allowCredentials = List.of();
    private UserVerificationRequirement userVerification = UserVerificationRequirement.PREFERRED;
    private AuthenticationExtensionsClientInputs extensions = AuthenticationExtensionsClientInputs.NONE;

    @Override
    public void member(String name, JsonParser value) throws InvalidOptionsException {
        switch (name) {
            case "challenge" -> challenge = OptionsJson.base64Url(value, "challenge_not_base64url", "challenge");
            case "timeout" -> timeoutMs = OptionsJson.timeoutMs(value);
            case "rpId" -> rpId = OptionsJson.string(value, "rp_id_malformed", "rpId");
            case "allowCredentials" ->
                allowCredentials = OptionsJson.credentialIds(value, "allow_credentials", "allowCredentials");
            case "userVerification" -> userVerification = OptionsJson.userVerification(value);
            case "extensions" -> extensions = ExtensionsReader.read(value, false);
            default -> value.skipChildren();
        }
    }

    @Override
    public PublicKeyCredentialRequestOptions finish() throws InvalidOptionsException {
        if (challenge == null) {
            throw new InvalidOptionsException("challenge_missing", "The options have no challenge");
        }
        if (!extensions.isEmpty()) {
            checkPrf(extensions.prf());
            checkLargeBlob(extensions.largeBlob());
        }
        return new PublicKeyCredentialRequestOptions(
                new Challenge(challenge), timeoutMs, rpId, allowCredentials, userVerification, extensions);
    }

    private void checkPrf(@Nullable PrfInputs prf) throws InvalidOptionsException {
        if (prf == null || prf.evalByCredential().isEmpty()) {
            return;
        }
        // If evalByCredential is not empty but allowCredentials is empty, return a NotSupportedError
        if (allowCredentials.isEmpty()) {
            throw new InvalidOptionsException(
                    "prf_eval_by_credential_unexpected", "prf.evalByCredential needs allowCredentials");
        }
        // If any key in evalByCredential does not equal the id of some element of allowCredentials: SyntaxError
        for (PrfInputs.ByCredential entry : prf.evalByCredential()) {
            if (allowCredentials.stream().noneMatch(id -> Arrays.equals(id, entry.credentialId()))) {
                throw new InvalidOptionsException(
                        "prf_eval_by_credential_key_unknown",
                        "prf.evalByCredential has a key that is not in allowCredentials");
            }
        }
    }

    private void checkLargeBlob(@Nullable LargeBlobInputs largeBlob) throws InvalidOptionsException {
        // If allowCredentials does not contain exactly one element: return a NotSupportedError
        if (largeBlob != null && largeBlob.write() != null && allowCredentials.size() != 1) {
            throw new InvalidOptionsException(
                    "large_blob_write_needs_one_credential",
                    "largeBlob.write with " + allowCredentials.size() + " allowCredentials");
        }
    }
}
