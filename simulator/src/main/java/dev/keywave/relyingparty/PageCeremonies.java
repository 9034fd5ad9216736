package dev.keywave.relyingparty;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Ceremonies and password sign-ins as they come through pages: verified, stored and counted like all others. What the
 * pages say of the outcome is theirs.
 */
final class PageCeremonies {

    private static final Rejection NO_USERNAME = new Rejection(RejectionReason.MALFORMED, "username is missing");

    /** Its removal went on beside the check. */
    private static final Rejection GONE =
            new Rejection(RejectionReason.UNKNOWN_CREDENTIAL, "the credential is not registered");

    /**
     * What a login came to.
     *
     * @param rejection null when it is good
     * @param username who has signed in; empty when nobody has
     */
    record SignIn(@Nullable Rejection rejection, String username) {}

    private final CeremonyParts parts;
    private final RegistrationPolicy policy;
    private final RegistrationCheck registration;
    private final AuthenticationCheck authentication;
    private final CeremonyCounters registrations;
    private final CeremonyCounters authentications;
    private final CeremonyCounters passwords = new CeremonyCounters();

    PageCeremonies(CeremonyParts parts, CeremonyCounters registrations, CeremonyCounters authentications) {
        this.parts = parts;
        this.policy = new AttestationRequirement(parts.config());
        this.registration = new RegistrationCheck(parts, policy);
        this.authentication = new AuthenticationCheck(parts, SignInPolicy.NONE);
        this.registrations = registrations;
        this.authentications = authentications;
    }

    CeremonyParts parts() {
        return parts;
    }

    CeremonyCounters passwords() {
        return passwords;
    }

    AttestationConveyance attestation() {
        return policy.attestation();
    }

    PendingRegistration beginRegistration(String username) {
        return parts.newRegistration(username, userVerificationRequired());
    }

    /**
     * A login.
     *
     * @param username who is to authenticate; null when whoever holds a discoverable credential may
     */
    PendingAuthentication beginAuthentication(@Nullable String username) {
        User user = username == null ? null : parts.store().user(username);
        return new PendingAuthentication(
                parts.newChallenge(),
                user,
                user == null ? List.of() : user.credentials(),
                userVerificationRequired(),
                false);
    }

    /**
     * Ends a registration.
     *
     * @param response reads what was sent; may throw {@link MalformedException}
     * @param pending null when there is none
     * @return null when the credential is stored
     */
    @Nullable
    Rejection register(Supplier<CredentialResponse> response, @Nullable PendingRegistration pending) {
        if (pending == null) {
            return counted(registrations, Rejections.CHALLENGE_EXPIRED_OR_UNKNOWN);
        }
        try {
            return counted(
                    registrations, registration.check(response.get(), pending).rejection());
        } catch (MalformedException e) {
            return counted(registrations, e.rejection());
        }
    }

    /**
     * Ends a login.
     *
     * @param response reads what was sent; may throw {@link MalformedException}
     * @param pending null when there is none
     */
    SignIn authenticate(Supplier<CredentialResponse> response, @Nullable PendingAuthentication pending) {
        if (pending == null) {
            return refused(Rejections.CHALLENGE_EXPIRED_OR_UNKNOWN);
        }
        CredentialResponse sent;
        try {
            sent = response.get();
        } catch (MalformedException e) {
            return refused(e.rejection());
        }
        StoredCredential credential = parts.store().credential(sent.id());
        Rejection rejection = authentication.check(sent, pending).rejection();
        return rejection == null && credential != null
                ? new SignIn(counted(authentications, null), credential.user().name())
                : refused(rejection == null ? GONE : rejection);
    }

    private SignIn refused(Rejection rejection) {
        return new SignIn(counted(authentications, rejection), "");
    }

    /** Whether the password is the user's. */
    boolean password(String username, String password) {
        Rejection rejection =
                username.isEmpty() ? NO_USERNAME : Passwords.isOf(username, password) ? null : Passwords.WRONG;
        return counted(passwords, rejection) == null;
    }

    private boolean userVerificationRequired() {
        return parts.config().userVerification() == UserVerificationRequirement.REQUIRED;
    }

    private static @Nullable Rejection counted(CeremonyCounters counters, @Nullable Rejection rejection) {
        if (rejection == null) {
            counters.accepted();
        } else {
            counters.refused(rejection);
        }
        return rejection;
    }
}
