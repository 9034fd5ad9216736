package dev.keywave.authenticator;

import dev.keywave.attestation.SelfStatements;
import dev.keywave.crypto.SelectedCrypto;
import dev.keywave.webauthn.AttestationConveyancePreference;
import dev.keywave.webauthn.AttestationFormat;
import dev.keywave.webauthn.AttestationObject;
import dev.keywave.webauthn.AuthenticationExtensionsClientOutputs;
import dev.keywave.webauthn.AuthenticationResponse;
import dev.keywave.webauthn.AuthenticatorSelectionCriteria;
import dev.keywave.webauthn.CollectedClientData;
import dev.keywave.webauthn.CoseAlgorithm;
import dev.keywave.webauthn.CoseKey;
import dev.keywave.webauthn.PublicKeyCredentialCreationOptions;
import dev.keywave.webauthn.PublicKeyCredentialRequestOptions;
import dev.keywave.webauthn.RegistrationResponse;
import dev.keywave.webauthn.ResidentKeyRequirement;
import dev.keywave.webauthn.UserVerificationRequirement;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The client between page and authenticator, for pages of one origin. The comments in its methods carry the steps'
 * words. Not thread-safe.
 */
public final class WebAuthnClient {

    private static final ClientResult RP_ID_NOT_VALID = new ClientResult.Refused("rp_id_not_valid_for_origin");
    private static final ClientResult ATTACHMENT_MISMATCH =
            new ClientResult.Refused("authenticator_attachment_mismatch");
    private static final ClientResult NOT_DISCOVERABLE =
            new ClientResult.Refused("discoverable_credential_unavailable");
    private static final ClientResult NO_USER_VERIFICATION = new ClientResult.Refused("user_verification_unavailable");
    private static final ClientResult APP_ID_NOT_AUTHORIZED =
            new ClientResult.Refused(RegistrationExtensions.APP_ID_NOT_AUTHORIZED);
    private static final ClientResult NO_CREDENTIALS = new ClientResult.Refused(CtapStatus.NO_CREDENTIALS.reason());
    private static final List<AttestationFormat> NONE_ONLY = List.of(AttestationFormat.NONE);

    private final Origin origin;
    private final Authenticator authenticator;
    private final CollectedClientData.Template createData;
    private final CollectedClientData.Template getData;
    private final MessageDigest sha256 = SelectedCrypto.sha256();
    private String permittedRpId;

    /** A client whose only authenticator is the given one. */
    public WebAuthnClient(Origin origin, Authenticator authenticator) {
        this(origin, origin.serialized(), authenticator);
    }

    private WebAuthnClient(Origin origin, String originInClientData, Authenticator authenticator) {
        this.origin = origin;
        this.authenticator = authenticator;
        createData = new CollectedClientData.Template(CollectedClientData.CREATE, originInClientData);
        getData = new CollectedClientData.Template(CollectedClientData.GET, originInClientData);
        permittedRpId = origin.effectiveDomain();
    }

    /**
     * A client that does not tell the truth: it lets pages of {@code origin} ask, and says in the client data that
     * another one did.
     *
     * @param claimed a serialized origin
     */
    public static WebAuthnClient claimingOrigin(Origin origin, String claimed, Authenticator authenticator) {
        return new WebAuthnClient(origin, claimed, authenticator);
    }

    /**
     * {@code create()}: https://www.w3.org/TR/webauthn-3/#sctn-createCredential
     *
     * @param preference algorithms of this user's authenticator, the favourite first
     */
    public ClientResult create(
            PublicKeyCredentialCreationOptions options,
            AuthenticatorModel model,
            List<CoseAlgorithm> preference,
            CredentialSlot slot) {
        // If pkOptions.rp.id is not a registrable domain suffix of and is not equal to effectiveDomain
        String rpId = effectiveRpId(options.rp().id());
        if (rpId == null) {
            return RP_ID_NOT_VALID;
        }
        // If pkOptions.authenticatorSelection is present
        AuthenticatorSelectionCriteria selection = options.authenticatorSelection();
        ClientResult unsuitable = unsuitable(selection, model);
        if (unsuitable != null) {
            return unsuitable;
        }
        // Let requireResidentKey be the effective resident key requirement for credential creation
        boolean requireResidentKey = selection.effectiveResidentKey() != ResidentKeyRequirement.DISCOURAGED
                && model.canStoreDiscoverableCredentials();
        // For each extensionId of pkOptions.extensions: client extension processing
        RegistrationExtensions extensions = RegistrationExtensions.of(options.extensions(), model, authenticator);
        ClientResult refusal = extensions == null
                ? null
                : extensions.refusal(origin, rpId, requireResidentKey, options.excludeCredentials(), slot);
        if (refusal != null) {
            return refusal;
        }
        boolean userVerification = effectiveUserVerification(selection.userVerification(), model)
                || (extensions != null && extensions.needsUserVerification());
        // If pkOptions.attestation is set to none, set attestationFormats to the single-element list "none"
        boolean conveyNone = options.attestation() == AttestationConveyancePreference.NONE;
        // Let clientDataJSON be the JSON-compatible serialization of client data, clientDataHash its hash
        byte[] clientDataJson = createData.toJson(options.challenge().base64Url());
        MakeCredentialResult result = authenticator.makeCredential(
                new MakeCredentialRequest(
                        sha256.digest(clientDataJson),
                        rpId,
                        options.user().id(),
                        options.pubKeyCredParams(),
                        options.excludeCredentials(),
                        requireResidentKey,
                        userVerification,
                        conveyNone ? NONE_ONLY : options.attestationFormats(),
                        !conveyNone,
                        // this client's policy lets every relying party have enterprise attestation
                        options.attestation() == AttestationConveyancePreference.ENTERPRISE,
                        extensions == null ? null : extensions.authenticatorInputs()),
                model,
                preference,
                slot);
        if (result instanceof NewCredential credential) {
            return new ClientResult.Success(
                    registrationResponse(
                            options,
                            model,
                            clientDataJson,
                            credential,
                            extensions == null
                                    ? AuthenticationExtensionsClientOutputs.NONE
                                    : extensions.results(credential, slot, userVerification)),
                    options.rpIdDefaulted());
        }
        if (result instanceof CredentialExcluded excluded) {
            return new ClientResult.Excluded(excluded.generation());
        }
        return new ClientResult.Refused(((CtapStatus) result).reason());
    }

    /**
     * {@code get()}: https://www.w3.org/TR/webauthn-3/#sctn-getAssertion
     *
     * @param ownCredentialOnly ignore {@code allowCredentials} and use the slot's credential, for relying parties that
     *     list everybody's
     */
    public ClientResult get(
            PublicKeyCredentialRequestOptions options,
            AuthenticatorModel model,
            CredentialSlot slot,
            boolean ownCredentialOnly) {
        // If pkOptions.rpId is not a registrable domain suffix of and is not equal to effectiveDomain
        String rpId = effectiveRpId(options.rpId());
        if (rpId == null) {
            return RP_ID_NOT_VALID;
        }
        // If userVerification is required and the authenticator is not capable of performing user verification
        if (options.userVerification() == UserVerificationRequirement.REQUIRED && !model.canVerifyUser()) {
            return NO_USER_VERIFICATION;
        }
        List<byte[]> allowCredentials = options.allowCredentials();
        if (ownCredentialOnly && slot.generation() > 0) {
            allowCredentials = List.of(authenticator.credentialId(model, slot));
        }
        // For each extensionId of pkOptions.extensions: client extension processing
        AuthenticationExtensions extensions =
                AuthenticationExtensions.of(options.extensions(), model, slot, authenticator);
        if (extensions != null && !extensions.mayUseAppId(origin, rpId)) {
            return APP_ID_NOT_AUTHORIZED;
        }
        String scope = AuthenticationExtensions.scope(extensions, slot, rpId);
        if (scope == null) {
            return NO_CREDENTIALS;
        }
        boolean userVerification = effectiveUserVerification(options.userVerification(), model)
                || (extensions != null && extensions.needsUserVerification());
        // Let clientDataJSON be the JSON-compatible serialization of client data, clientDataHash its hash
        byte[] clientDataJson = getData.toJson(options.challenge().base64Url());
        GetAssertionResult result = authenticator.getAssertion(
                new GetAssertionRequest(
                        scope,
                        sha256.digest(clientDataJson),
                        allowCredentials,
                        userVerification,
                        extensions == null ? null : extensions.authenticatorInputs()),
                model,
                slot);
        if (result instanceof Assertion assertion) {
            return new ClientResult.Success(
                    new AuthenticationResponse(
                            assertion.credentialId,
                            model.attachment(),
                            clientDataJson,
                            assertion.authenticatorData,
                            assertion.signature,
                            assertion.userHandle,
                            extensions == null
                                    ? AuthenticationExtensionsClientOutputs.NONE
                                    : extensions.results(assertion, userVerification)),
                    options.rpIdDefaulted());
        }
        return new ClientResult.Refused(((CtapStatus) result).reason());
    }

    private @Nullable String effectiveRpId(@Nullable String rpId) {
        if (rpId == null) {
            return origin.effectiveDomain();
        }
        if (!rpId.equals(permittedRpId)) {
            if (!origin.permitsRpId(rpId)) {
                return null;
            }
            permittedRpId = rpId;
        }
        return rpId;
    }

    private static @Nullable ClientResult unsuitable(
            AuthenticatorSelectionCriteria selection, AuthenticatorModel model) {
        if (selection.authenticatorAttachment() != null && selection.authenticatorAttachment() != model.attachment()) {
            return ATTACHMENT_MISMATCH;
        }
        if (selection.effectiveResidentKey() == ResidentKeyRequirement.REQUIRED
                && !model.canStoreDiscoverableCredentials()) {
            return NOT_DISCOVERABLE;
        }
        if (selection.userVerification() == UserVerificationRequirement.REQUIRED && !model.canVerifyUser()) {
            return NO_USER_VERIFICATION;
        }
        return null;
    }

    /** "Let userVerification be the effective user verification requirement": preferred means if it can. */
    private static boolean effectiveUserVerification(
            UserVerificationRequirement requirement, AuthenticatorModel model) {
        return requirement != UserVerificationRequirement.DISCOURAGED && model.canVerifyUser();
    }

    private static RegistrationResponse registrationResponse(
            PublicKeyCredentialCreationOptions options,
            AuthenticatorModel model,
            byte[] clientDataJson,
            NewCredential credential,
            String clientExtensionResults) {
        return new RegistrationResponse(
                credential.credentialId,
                model.attachment(),
                model.transports(),
                clientDataJson,
                attestationObject(options.attestation(), model, credential),
                credential.authenticatorData,
                credential.algorithm,
                CoseKey.subjectPublicKeyInfo(credential.algorithm, credential.publicKey),
                clientExtensionResults);
    }

    /**
     * "If attestationConveyancePreferenceOption's value is none": the statement goes unless it is self attestation under
     * an AAGUID of zeros. The AAGUID stays; Level 2 zeroed it, Level 3 no longer does
     * (https://www.w3.org/TR/webauthn-3/#changes-since-l2). With indirect a client may replace the statement; this one
     * has no anonymization CA and passes it on, as it does with direct and enterprise.
     */
    private static byte[] attestationObject(
            AttestationConveyancePreference conveyance, AuthenticatorModel model, NewCredential credential) {
        boolean keepsStatement = conveyance != AttestationConveyancePreference.NONE
                || SelfStatements.arePrivate(credential.format, model);
        return keepsStatement
                ? AttestationObject.of(credential.format, credential.attestationStatement, credential.authenticatorData)
                : AttestationObject.none(credential.authenticatorData);
    }
}
