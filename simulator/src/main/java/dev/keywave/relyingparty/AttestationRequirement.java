package dev.keywave.relyingparty;

import org.jspecify.annotations.Nullable;

/**
 * The usual relying party's policy: "If validation is successful, obtain a list of acceptable trust anchors … assess the
 * attestation trustworthiness" (https://www.w3.org/TR/webauthn-3/#sctn-registering-a-new-credential).
 */
final class AttestationRequirement implements RegistrationPolicy {

    private final RelyingPartyConfig config;
    private final AttestationTrust trust;

    AttestationRequirement(RelyingPartyConfig config) {
        this.config = config;
        this.trust = new AttestationTrust(config.attestationPolicy().anchors());
    }

    @Override
    public AttestationConveyance attestation() {
        return config.attestation();
    }

    @Override
    public @Nullable Rejection atOptions(String user) {
        return null;
    }

    @Override
    public @Nullable Rejection atResult(String user, NewCredential created, CredentialResponse response) {
        AttestationPolicy policy = config.attestationPolicy();
        if (!policy.assessesTrust()) {
            return null;
        }
        AttestationTrust.Verdict verdict =
                trust.judge(response.attestationObject(), policy.clock().instant());
        boolean mustBe = policy.required() || !verdict.thumbprints().isEmpty();
        return verdict.isAttested() || !mustBe
                ? null
                : new Rejection(RejectionReason.ATTESTATION_NOT_TRUSTED, verdict.detail());
    }

    @Override
    public void registered(StoredCredential credential) {}
}
