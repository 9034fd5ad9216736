package dev.keywave.relyingparty;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The policy of passkeys for those who register themselves, through the conformance API. */
final class EntraRegistrationPolicy implements RegistrationPolicy {

    private static final AttestationTrust.Verdict NOT_KEPT = new AttestationTrust.Verdict(false, List.of(), "");

    private final GraphPolicies policies;
    private final AttestationTrust trust;
    private final Fido2Methods methods;
    private final InstantSource clock;
    private final Consumer<String> onRegistered;

    EntraRegistrationPolicy(
            GraphPolicies policies,
            AttestationTrust trust,
            Fido2Methods methods,
            InstantSource clock,
            Consumer<String> onRegistered) {
        this.policies = policies;
        this.trust = trust;
        this.methods = methods;
        this.clock = clock;
        this.onRegistered = onRegistered;
    }

    @Override
    public AttestationConveyance attestation() {
        return policies.current().passkeyProfiles().stream().anyMatch(PasskeyProfile::attestationEnforced)
                ? AttestationConveyance.DIRECT
                : AttestationConveyance.NONE;
    }

    @Override
    public @Nullable Rejection atOptions(String user) {
        return policies.current().atProvisioning(user);
    }

    @Override
    public @Nullable Rejection atResult(String user, NewCredential created, CredentialResponse response) {
        PasskeyPolicy now = policies.current();
        Rejection rejection = now.atProvisioning(user);
        return rejection != null
                ? rejection
                : now.atRegistration(
                        user,
                        created.aaguid(),
                        PasskeyType.of(created.authenticatorData().backupEligible()),
                        trust.judge(response.attestationObject(), clock.instant()));
    }

    @Override
    public void registered(StoredCredential credential) {
        methods.add(credential.id(), new Fido2Methods.Details("", clock.instant(), NOT_KEPT));
        onRegistered.accept(credential.user().name());
    }
}
