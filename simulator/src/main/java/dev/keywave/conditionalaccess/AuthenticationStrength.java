package dev.keywave.conditionalaccess;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Graph's {@code authenticationStrengthPolicy}: with what somebody has to sign in
 * (https://learn.microsoft.com/graph/api/resources/authenticationstrengthpolicy).
 *
 * @param id unique
 * @param displayName for people
 * @param allowedCombinations one of them has to be used
 * @param allowedAaguids of {@code fido2CombinationConfiguration}: the passkeys' models; empty for all
 */
public record AuthenticationStrength(
        String id, String displayName, Set<String> allowedCombinations, Set<UUID> allowedAaguids) {

    /** Built in: several factors. */
    public static final AuthenticationStrength MULTIFACTOR =
            builtIn(2, "Multifactor authentication", Combinations.MULTIFACTOR);
    /** Built in: no password. */
    public static final AuthenticationStrength PASSWORDLESS = builtIn(3, "Passwordless MFA", Combinations.PASSWORDLESS);
    /** Built in: nothing that can be phished. */
    public static final AuthenticationStrength PHISHING_RESISTANT =
            builtIn(4, "Phishing-resistant MFA", Combinations.PHISHING_RESISTANT);

    /** Those that every tenant has. */
    static final List<AuthenticationStrength> BUILT_IN = List.of(MULTIFACTOR, PASSWORDLESS, PHISHING_RESISTANT);

    /** Takes copies. */
    public AuthenticationStrength {
        allowedCombinations = Set.copyOf(allowedCombinations);
        allowedAaguids = Set.copyOf(allowedAaguids);
    }

    /** The same for passkeys of certain models only; for all when none is named. */
    public AuthenticationStrength ofModels(Set<UUID> aaguids) {
        return aaguids.isEmpty()
                ? this
                : new AuthenticationStrength(
                        id + "-of-models", displayName + ", certain models", allowedCombinations, aaguids);
    }

    /** Why a sign-in does not reach it; null when it does. */
    @Nullable
    Denial denial(SignIn signIn) {
        boolean withPasskey = signIn.combination().equals(Combinations.FIDO2);
        if (allowedCombinations.contains(signIn.combination())) {
            UUID aaguid = signIn.aaguid();
            return !withPasskey || (aaguid != null && permits(aaguid)) ? null : Denial.AAGUID_NOT_ALLOWED;
        }
        if (withPasskey) {
            return Denial.METHOD_NOT_ALLOWED;
        }
        if (allowedCombinations.contains(Combinations.PASSWORD_OTP)
                || allowedCombinations.contains(Combinations.PASSWORD_PUSH)) {
            return Combinations.multifactor(signIn.combination()) ? Denial.METHOD_NOT_ALLOWED : Denial.MFA_REQUIRED;
        }
        if (signIn.passkeys().isEmpty() || !allowedCombinations.contains(Combinations.FIDO2)) {
            return Denial.NO_REGISTERED_METHOD;
        }
        return signIn.passkeys().stream().anyMatch(this::permits)
                ? Denial.PHISHING_RESISTANT_REQUIRED
                : Denial.AAGUID_NOT_ALLOWED;
    }

    private boolean permits(UUID aaguid) {
        return allowedAaguids.isEmpty() || allowedAaguids.contains(aaguid);
    }

    private static AuthenticationStrength builtIn(int number, String displayName, Set<String> combinations) {
        return new AuthenticationStrength(
                "00000000-0000-0000-0000-00000000000" + number, displayName, combinations, Set.of());
    }
}
