package dev.keywave.webauthn;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Options of {@code get()} (https://www.w3.org/TR/webauthn-3/#dictionary-assertion-options).
 *
 * @param challenge to be signed
 * @param timeoutMs milliseconds; 0 when not given
 * @param rpId null when not given: then it is the effective domain of the client's origin
 * @param allowCredentials credential IDs; empty when any discoverable credential will do
 * @param userVerification {@code preferred} when not given
 * @param extensions the client extensions asked for
 */
public record PublicKeyCredentialRequestOptions(
        Challenge challenge,
        long timeoutMs,
        @Nullable String rpId,
        List<byte[]> allowCredentials,
        UserVerificationRequirement userVerification,
        AuthenticationExtensionsClientInputs extensions) {

    /** Parses {@code PublicKeyCredentialRequestOptionsJSON}, ignoring members that it does not know. */
    public static PublicKeyCredentialRequestOptions parse(byte[] json) throws InvalidOptionsException {
        return parse(json, 0, json.length);
    }

    /**
     * Parses {@code PublicKeyCredentialRequestOptionsJSON}, UTF-8, ignoring members that it does not know.
     *
     * @throws InvalidOptionsException if no client could use them
     */
    public static PublicKeyCredentialRequestOptions parse(byte[] json, int offset, int length)
            throws InvalidOptionsException {
        return OptionsJson.read(json, offset, length, new RequestOptionsReader());
    }

    /** Whether the RP ID was left out, so that the client has to derive it from the origin. */
    public boolean rpIdDefaulted() {
        return rpId == null;
    }
}
