package dev.keywave.conditionalaccess;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Graph's {@code conditionalAccessGrantControls}.
 *
 * @param all whether the operator is {@code AND}; otherwise one of them is enough
 * @param builtInControls those of Graph's that are known here
 * @param authenticationStrength null for none
 */
public record GrantControls(
        boolean all, Set<Control> builtInControls, @Nullable AuthenticationStrength authenticationStrength) {

    /** Takes a copy. */
    public GrantControls {
        builtInControls = Set.copyOf(builtInControls);
    }

    /** What Graph calls {@code conditionalAccessGrantControl}. */
    public enum Control {
        /** Nobody passes. */
        BLOCK("block"),
        /** Several factors. */
        MFA("mfa"),
        /** A device that is compliant. */
        COMPLIANT_DEVICE("compliantDevice");

        private final String label;

        Control(String label) {
            this.label = label;
        }

        /** Graph's name. */
        public String label() {
            return label;
        }

        private @Nullable Denial denial(SignIn signIn) {
            return switch (this) {
                case BLOCK -> Denial.BLOCKED_BY_POLICY;
                case MFA -> Combinations.multifactor(signIn.combination()) ? null : Denial.MFA_REQUIRED;
                case COMPLIANT_DEVICE -> signIn.compliantDevice() ? null : Denial.DEVICE_NOT_COMPLIANT;
            };
        }
    }

    /** Why a sign-in does not satisfy them; null when it does. */
    @Nullable
    Denial denial(SignIn signIn) {
        Set<Denial> denials = EnumSet.noneOf(Denial.class);
        int satisfied = 0;
        for (Control control : builtInControls) {
            satisfied += add(denials, control.denial(signIn));
        }
        if (authenticationStrength != null) {
            satisfied += add(denials, authenticationStrength.denial(signIn));
        }
        boolean granted = all ? denials.isEmpty() : satisfied > 0;
        return granted ? null : denials.iterator().next();
    }

    private static int add(Set<Denial> denials, @Nullable Denial denial) {
        if (denial == null) {
            return 1;
        }
        denials.add(denial);
        return 0;
    }
}
