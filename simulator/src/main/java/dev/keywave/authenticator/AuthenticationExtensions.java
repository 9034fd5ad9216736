package dev.keywave.authenticator;

import dev.keywave.authenticator.PinUvAuthProtocolTwo.SharedSecret;
import dev.keywave.webauthn.AuthenticationExtensionsClientInputs;
import dev.keywave.webauthn.AuthenticationExtensionsClientOutputs;
import dev.keywave.webauthn.LargeBlobInputs;
import dev.keywave.webauthn.PrfInputs;
import dev.keywave.webauthn.PrfValues;
import org.jspecify.annotations.Nullable;

/** The client's processing of the extensions of one authentication (https://www.w3.org/TR/webauthn-3/#sctn-defined-extensions). */
final class AuthenticationExtensions {

    private static final byte[] NO_CREDENTIAL_ID = {};

    private final AuthenticationExtensionsClientInputs inputs;
    private final AuthenticatorModel model;
    private final CredentialSlot slot;
    private final AuthenticatorExtensions authenticator;
    private final @Nullable PrfEvaluation evaluation;
    private @Nullable SharedSecret secret;

    private AuthenticationExtensions(
            AuthenticationExtensionsClientInputs inputs,
            AuthenticatorModel model,
            CredentialSlot slot,
            byte[] credentialId,
            AuthenticatorExtensions authenticator) {
        this.inputs = inputs;
        this.model = model;
        this.slot = slot;
        this.authenticator = authenticator;
        PrfInputs prf = inputs.prf();
        PrfValues values = prf == null ? null : prf.of(credentialId);
        boolean canEvaluate = model.has(Extension.PRF) || (model.has(Extension.HMAC_SECRET) && model.canVerifyUser());
        evaluation = values == null || !canEvaluate ? null : new PrfEvaluation(values);
    }

    /** The processing of those inputs; null when there are none. */
    static @Nullable AuthenticationExtensions of(
            AuthenticationExtensionsClientInputs inputs,
            AuthenticatorModel model,
            CredentialSlot slot,
            Authenticator authenticator) {
        if (inputs.isEmpty()) {
            return null;
        }
        // "the credential ID that will be returned": there is one credential at most
        byte[] credentialId = slot.generation() == 0 ? NO_CREDENTIAL_ID : authenticator.credentialId(model, slot);
        return new AuthenticationExtensions(inputs, model, slot, credentialId, authenticator.extensions());
    }

    /** Whether the page may use the AppID that it names, if any. */
    boolean mayUseAppId(Origin origin, String rpId) {
        String appId = inputs.appid();
        return appId == null || AppId.isAuthorized(appId, origin, rpId);
    }

    /**
     * What the slot's credential is asked under: the RP ID, or the AppID when it is scoped to that one and the relying
     * party named it.
     *
     * @return null when the credential does not answer to any of what was named
     */
    static @Nullable String scope(@Nullable AuthenticationExtensions extensions, CredentialSlot slot, String rpId) {
        if (slot.appId() == null) {
            return rpId;
        }
        return extensions == null ? null : extensions.appIdInPlaceOfRpId();
    }

    private @Nullable String appIdInPlaceOfRpId() {
        String appId = inputs.appid();
        return appId != null && model.has(Extension.APPID) && appId.equals(slot.appId()) ? appId : null;
    }

    /** Whether the pseudo-random function is evaluated, which takes a verified user whatever the relying party says. */
    boolean needsUserVerification() {
        return evaluation != null && model.has(Extension.HMAC_SECRET);
    }

    /** Parameter {@code extensions} of {@code authenticatorGetAssertion}; null when there is none. */
    @Nullable
    AuthenticatorExtensionInputs authenticatorInputs() {
        AuthenticatorExtensionInputs result = new AuthenticatorExtensionInputs(
                0, false, hmacSecretInput(), false, inputs.uvm() && model.has(Extension.UVM));
        return result.isEmpty() ? null : result;
    }

    /** The client extension results. */
    String results(Assertion assertion, boolean userVerified) {
        AuthenticationExtensionsClientOutputs outputs = new AuthenticationExtensionsClientOutputs();
        if (inputs.appid() != null && model.has(Extension.APPID)) {
            outputs.appid(appIdInPlaceOfRpId() != null);
        }
        if (inputs.prf() != null) {
            outputs.prf(null, prfResults(assertion));
        }
        LargeBlobInputs largeBlob = inputs.largeBlob();
        if (largeBlob != null) {
            largeBlob(largeBlob, outputs);
        }
        if (inputs.uvm() && model.has(Extension.UVM)) {
            UserVerificationEntry entry = UserVerificationEntry.of(model, userVerified);
            outputs.uvm(entry.userVerificationMethod(), entry.keyProtectionType(), entry.matcherProtectionType());
        }
        return outputs.toJson();
    }

    private void largeBlob(LargeBlobInputs largeBlob, AuthenticationExtensionsClientOutputs outputs) {
        boolean able = model.has(Extension.LARGE_BLOB) && (model.isPlatform() || slot.userHandle().length > 0);
        byte[] write = largeBlob.write();
        if (write != null) {
            outputs.largeBlobWritten(able && authenticator.largeBlobs().write(slot, write));
        } else if (largeBlob.read()) {
            outputs.largeBlobRead(able ? authenticator.largeBlobs().read(slot) : null);
        }
    }

    private @Nullable HmacSecretInput hmacSecretInput() {
        if (evaluation == null || !model.has(Extension.HMAC_SECRET)) {
            return null;
        }
        PinUvAuthProtocolTwo platform = new PinUvAuthProtocolTwo();
        SharedSecret agreed = platform.agreeWith(authenticator.keyAgreementKey());
        secret = agreed;
        return evaluation.encryptedUnder(agreed, platform);
    }

    private @Nullable PrfValues prfResults(Assertion assertion) {
        if (evaluation == null) {
            return null;
        }
        return PrfEvaluation.results(
                secret == null
                        ? authenticator.evaluate(slot, true, evaluation.salts())
                        : evaluation.decrypted(secret, assertion.authenticatorData));
    }
}
