package dev.keywave.webauthn;

import java.util.List;

/**
 * Options of {@code create()} (https://www.w3.org/TR/webauthn-3/#dictionary-makecredentialoptions).
 *
 * @param rp the relying party
 * @param user the account that the credential is for
 * @param challenge to be signed
 * @param pubKeyCredParams algorithms on offer, the relying party's favourite first; only those that Keywave has, so
 *     that it may be empty
 * @param timeoutMs milliseconds; 0 when not given
 * @param excludeCredentials credential IDs that must not be on the authenticator yet
 * @param authenticatorSelection demands on the authenticator
 * @param attestation {@code none} when not given
 * @param attestationFormats formats the relying party likes, its favourite first; only those that Keywave has
 * @param extensions the client extensions asked for
 */
public record PublicKeyCredentialCreationOptions(
        PublicKeyCredentialRpEntity rp,
        PublicKeyCredentialUserEntity user,
        Challenge challenge,
        List<CoseAlgorithm> pubKeyCredParams,
        long timeoutMs,
        List<byte[]> excludeCredentials,
        AuthenticatorSelectionCriteria authenticatorSelection,
        AttestationConveyancePreference attestation,
        List<AttestationFormat> attestationFormats,
        AuthenticationExtensionsClientInputs extensions) {

    /** Parses {@code PublicKeyCredentialCreationOptionsJSON}, ignoring members that it does not know. */
    public static PublicKeyCredentialCreationOptions parse(byte[] json) throws InvalidOptionsException {
        return parse(json, 0, json.length);
    }

    /**
     * Parses {@code PublicKeyCredentialCreationOptionsJSON}, UTF-8, ignoring members that it does not know.
     *
     * @throws InvalidOptionsException if no client could use them
     */
    public static PublicKeyCredentialCreationOptions parse(byte[] json, int offset, int length)
            throws InvalidOptionsException {
        return OptionsJson.read(json, offset, length, new CreationOptionsReader());
    }

    /** Whether the RP ID was left out, so that the client has to derive it from the origin. */
    public boolean rpIdDefaulted() {
        return rp.id() == null;
    }
}
