package dev.keywave.authenticator;

import dev.keywave.authenticator.PinUvAuthProtocolTwo.SharedSecret;
import dev.keywave.webauthn.AuthenticationExtensionsClientInputs;
import dev.keywave.webauthn.AuthenticationExtensionsClientOutputs;
import dev.keywave.webauthn.CredentialProtectionPolicy;
import dev.keywave.webauthn.LargeBlobInputs;
import dev.keywave.webauthn.PrfInputs;
import dev.keywave.webauthn.PrfValues;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The client's processing of the extensions of one registration (https://www.w3.org/TR/webauthn-3/#sctn-defined-extensions). */
final class RegistrationExtensions {

    static final String APP_ID_NOT_AUTHORIZED = "app_id_not_authorized";

    private static final ClientResult NO_LARGE_BLOB = new ClientResult.Refused("large_blob_unavailable");
    private static final ClientResult NO_CREDENTIAL_PROTECTION =
            new ClientResult.Refused("credential_protection_unavailable");

    private final AuthenticationExtensionsClientInputs inputs;
    private final AuthenticatorModel model;
    private final Authenticator authenticator;
    private final @Nullable PrfEvaluation evaluation;
    private @Nullable SharedSecret secret;

    private RegistrationExtensions(
            AuthenticationExtensionsClientInputs inputs, AuthenticatorModel model, Authenticator authenticator) {
        this.inputs = inputs;
        this.model = model;
        this.authenticator = authenticator;
        PrfInputs prf = inputs.prf();
        PrfValues eval = prf == null ? null : prf.eval();
        boolean canEvaluate = model.has(Extension.HMAC_SECRET_MC)
                && (model.has(Extension.PRF) || (model.has(Extension.HMAC_SECRET) && model.canVerifyUser()));
        evaluation = eval == null || !canEvaluate ? null : new PrfEvaluation(eval);
    }

    /** The processing of those inputs; null when there are none. */
    static @Nullable RegistrationExtensions of(
            AuthenticationExtensionsClientInputs inputs, AuthenticatorModel model, Authenticator authenticator) {
        return inputs.isEmpty() ? null : new RegistrationExtensions(inputs, model, authenticator);
    }

    /**
     * What stops the ceremony: an AppID that is not the page's, a credential that is to be excluded, or something that
     * the relying party cannot do without.
     *
     * @param rk whether the credential will be discoverable
     * @return null when nothing does
     */
    @Nullable
    ClientResult refusal(Origin origin, String rpId, boolean rk, List<byte[]> excludeCredentials, CredentialSlot slot) {
        String appId = inputs.appidExclude();
        if (appId != null && !AppId.isAuthorized(appId, origin, rpId)) {
            return new ClientResult.Refused(APP_ID_NOT_AUTHORIZED);
        }
        if (appId != null && excludesLegacy(appId, excludeCredentials, slot)) {
            return new ClientResult.Excluded(slot.generation());
        }
        LargeBlobInputs largeBlob = inputs.largeBlob();
        if (largeBlob != null && largeBlob.required() && !supportsLargeBlob(rk)) {
            return NO_LARGE_BLOB;
        }
        // CTAP: when enforceCredentialProtectionPolicy is true, the platform should not create a credential that does
        // not have the policy, unless that is userVerificationOptional
        CredentialProtectionPolicy policy = inputs.credentialProtectionPolicy();
        boolean enforced = inputs.enforceCredentialProtectionPolicy()
                && policy != null
                && policy != CredentialProtectionPolicy.USER_VERIFICATION_OPTIONAL;
        return enforced && !model.has(Extension.CRED_PROTECT) ? NO_CREDENTIAL_PROTECTION : null;
    }

    /** Whether the pseudo-random function is evaluated, which takes a verified user whatever the relying party says. */
    boolean needsUserVerification() {
        return evaluation != null && model.has(Extension.HMAC_SECRET);
    }

    /** Parameter {@code extensions} of {@code authenticatorMakeCredential}; null when there is none. */
    @Nullable
    AuthenticatorExtensionInputs authenticatorInputs() {
        CredentialProtectionPolicy policy = inputs.credentialProtectionPolicy();
        AuthenticatorExtensionInputs result = new AuthenticatorExtensionInputs(
                policy != null && model.has(Extension.CRED_PROTECT) ? policy.level() : 0,
                model.has(Extension.HMAC_SECRET) && (inputs.prf() != null || inputs.hmacCreateSecret()),
                hmacSecretInput(),
                inputs.minPinLength() && model.has(Extension.MIN_PIN_LENGTH),
                inputs.uvm() && model.has(Extension.UVM));
        return result.isEmpty() ? null : result;
    }

    /**
     * The client extension results.
     *
     * @param slot with the new credential
     */
    String results(NewCredential credential, CredentialSlot slot, boolean userVerified) {
        AuthenticationExtensionsClientOutputs outputs = new AuthenticationExtensionsClientOutputs();
        if (inputs.appidExclude() != null && model.has(Extension.APPID_EXCLUDE)) {
            outputs.appidExclude();
        }
        if (inputs.credProps() && model.has(Extension.CRED_PROPS)) {
            outputs.credProps(credential.discoverable);
        }
        if (inputs.hmacCreateSecret()) {
            outputs.hmacCreateSecret(model.has(Extension.HMAC_SECRET));
        }
        if (inputs.prf() != null) {
            outputs.prf(model.has(Extension.HMAC_SECRET) || model.has(Extension.PRF), prfResults(credential, slot));
        }
        if (inputs.largeBlob() != null) {
            outputs.largeBlobSupported(supportsLargeBlob(credential.discoverable));
        }
        if (inputs.uvm() && model.has(Extension.UVM)) {
            UserVerificationEntry entry = UserVerificationEntry.of(model, userVerified);
            outputs.uvm(entry.userVerificationMethod(), entry.keyProtectionType(), entry.matcherProtectionType());
        }
        return outputs.toJson();
    }

    private @Nullable HmacSecretInput hmacSecretInput() {
        if (evaluation == null || !model.has(Extension.HMAC_SECRET)) {
            return null;
        }
        PinUvAuthProtocolTwo platform = new PinUvAuthProtocolTwo();
        SharedSecret agreed = platform.agreeWith(authenticator.extensions().keyAgreementKey());
        secret = agreed;
        return evaluation.encryptedUnder(agreed, platform);
    }

    private @Nullable PrfValues prfResults(NewCredential credential, CredentialSlot slot) {
        if (evaluation == null) {
            return null;
        }
        return PrfEvaluation.results(
                secret == null
                        ? authenticator.extensions().evaluate(slot, true, evaluation.salts())
                        : evaluation.decrypted(secret, credential.authenticatorData));
    }

    /** CTAP keeps large blobs with discoverable credentials only; platform authenticators have their own ways. */
    private boolean supportsLargeBlob(boolean discoverable) {
        return model.has(Extension.LARGE_BLOB) && (discoverable || model.isPlatform());
    }

    /** Whether a credential of U2F's JavaScript API is in the list, scoped to the AppID that was named. */
    private boolean excludesLegacy(String appId, List<byte[]> excludeCredentials, CredentialSlot slot) {
        if (!model.has(Extension.APPID_EXCLUDE) || !appId.equals(slot.appId())) {
            return false;
        }
        byte[] credentialId = authenticator.credentialId(model, slot);
        return excludeCredentials.stream().anyMatch(id -> Arrays.equals(id, credentialId));
    }
}
