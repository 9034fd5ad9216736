package dev.keywave.webauthn;

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

    @Override
    public void member(String name, JsonParser value) throws InvalidOptionsException {
        switch (name) {
            case "challenge" -> challenge = OptionsJson.base64Url(value, "challenge_not_base64url", "challenge");
            case "timeout" -> timeoutMs = OptionsJson.timeoutMs(value);
            case "rpId" -> rpId = OptionsJson.string(value, "rp_id_malformed", "rpId");
            case "allowCredentials" ->
                allowCredentials = OptionsJson.credentialIds(value, "allow_credentials", "allowCredentials");
            case "userVerification" -> userVerification = OptionsJson.userVerification(value);
            default -> value.skipChildren();
        }
    }

    @Override
    public PublicKeyCredentialRequestOptions finish() throws InvalidOptionsException {
        if (challenge == null) {
            throw new InvalidOptionsException("challenge_missing", "The options have no challenge");
        }
        return new PublicKeyCredentialRequestOptions(
                new Challenge(challenge), timeoutMs, rpId, allowCredentials, userVerification);
    }
}
