package dev.keywave.relyingparty;

import dev.keywave.conditionalaccess.AccessPolicies;
import dev.keywave.conditionalaccess.Combinations;
import dev.keywave.conditionalaccess.ConditionalAccessPolicy;
import dev.keywave.conditionalaccess.Decision;
import dev.keywave.conditionalaccess.Denial;
import dev.keywave.conditionalaccess.SignIn;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Conditional Access in force: decides on sign-ins, and knows whom it has locked out. */
final class AccessControl {

    private final GraphPolicies passkeyPolicies;
    private final ConcurrentMap<Decision.Denied, LongAdder> reportOnly = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Denial> lockedOut = new ConcurrentHashMap<>();
    private volatile AccessPolicies policies;

    AccessControl(AccessPolicies initial, GraphPolicies passkeyPolicies) {
        this.policies = initial;
        this.passkeyPolicies = passkeyPolicies;
    }

    AccessPolicies current() {
        return policies;
    }

    synchronized void put(String id, ConditionalAccessPolicy.State state) {
        policies = policies.with(id, state);
    }

    /** Whether a passkey may be used: by the policy of passkeys, then by Conditional Access. */
    SignInVerdict withPasskey(StoredCredential credential, boolean compliantDevice) {
        User user = credential.user();
        Rejection forbidden = forbidden(passkeyPolicies.current(), credential);
        if (forbidden != null) {
            if (forbidden.reason() == RejectionReason.AAGUID_NOT_ALLOWED) {
                lockedOut.put(user.name(), Denial.AAGUID_NOT_ALLOWED);
            }
            return SignInVerdict.of(forbidden);
        }
        return judge(
                new SignIn(
                        user.name(),
                        Combinations.FIDO2,
                        credential.aaguid(),
                        compliantDevice,
                        List.of(credential.aaguid())),
                false);
    }

    /** Whether somebody may come with a password who has these passkeys. */
    SignInVerdict withPassword(
            String user, String combination, boolean compliantDevice, List<StoredCredential> registered) {
        PasskeyPolicy now = passkeyPolicies.current();
        List<UUID> usable = new ArrayList<>(registered.size());
        for (StoredCredential credential : registered) {
            if (forbidden(now, credential) == null) {
                usable.add(credential.aaguid());
            }
        }
        boolean noneUsable = usable.isEmpty() && !registered.isEmpty();
        return judge(new SignIn(user, combination, null, compliantDevice, usable), noneUsable);
    }

    /** The user came in, or has a passkey now: no lockout that was told before stands. */
    void free(String user) {
        lockedOut.remove(user);
    }

    Map<Decision.Denied, Long> reportOnlyCounts() {
        Map<Decision.Denied, Long> counts = new HashMap<>();
        reportOnly.forEach((denied, count) -> counts.put(denied, count.sum()));
        return counts;
    }

    /** Users who were locked out when they last tried, by reason, those that occur. */
    Map<Denial, Long> lockedOutUsers() {
        Map<Denial, Long> counts = new EnumMap<>(Denial.class);
        lockedOut.values().forEach(denial -> counts.merge(denial, 1L, Long::sum));
        return counts;
    }

    private SignInVerdict judge(SignIn signIn, boolean noneUsable) {
        Decision decision = policies.decide(signIn, passkeyPolicies.current().groups());
        if (decision.equals(Decision.GRANTED)) {
            return SignInVerdict.GRANTED;
        }
        List<Decision.Denied> reported = decision.reportOnly().stream()
                .map(denied -> new Decision.Denied(denied.policy(), reason(denied.denial(), noneUsable)))
                .toList();
        reported.forEach(denied ->
                reportOnly.computeIfAbsent(denied, policy -> new LongAdder()).increment());
        Decision.Denied denied = decision.denied();
        if (denied == null) {
            return new SignInVerdict(null, null, reported);
        }
        Denial denial = reason(denied.denial(), noneUsable);
        if (denial.locksOut()) {
            lockedOut.put(signIn.user(), denial);
        }
        return new SignInVerdict(
                new Rejection(RejectionReason.of(denial), "by policy " + denied.policy()), denied.policy(), reported);
    }

    /** Passkeys that the policy of passkeys takes no longer are there all the same. */
    private static Denial reason(Denial denial, boolean noneUsable) {
        return denial == Denial.NO_REGISTERED_METHOD && noneUsable ? Denial.AAGUID_NOT_ALLOWED : denial;
    }

    private static @Nullable Rejection forbidden(PasskeyPolicy policy, StoredCredential credential) {
        Rejection rejection = policy.atSignIn(
                credential.user().name(), credential.aaguid(), PasskeyType.of(credential.backupEligible()));
        return rejection != null && rejection.reason() == RejectionReason.POLICY_AAGUID_NOT_ALLOWED
                ? new Rejection(RejectionReason.AAGUID_NOT_ALLOWED, rejection.detail())
                : rejection;
    }
}
