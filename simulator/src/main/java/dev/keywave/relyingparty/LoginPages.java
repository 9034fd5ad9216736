package dev.keywave.relyingparty;

/**
 * Whose pages the relying party speaks as, beside the conformance API. A stand-in differs from the usual relying party in
 * how it carries ceremonies and in nothing else; it says nothing of the capacity of the product that it stands in for.
 */
public enum LoginPages {
    /** Nobody's. */
    NONE("standard", "fido-conformance", UserVerificationRequirement.PREFERRED),
    /** Spring Security's default end points: {@code formLogin} and {@code webAuthn}. */
    SPRING_SECURITY("spring-security", "spring-security", UserVerificationRequirement.PREFERRED),
    /** Keycloak's login pages with passkeys (passwordless). */
    KEYCLOAK("keycloak", "keycloak-passkey", UserVerificationRequirement.REQUIRED);

    private final String label;
    private final String adapter;
    private final UserVerificationRequirement userVerification;

    LoginPages(String label, String adapter, UserVerificationRequirement userVerification) {
        this.label = label;
        this.adapter = adapter;
        this.userVerification = userVerification;
    }

    /** The name for people and flags. */
    public String label() {
        return label;
    }

    /** The built-in adapter that speaks with it. */
    public String adapter() {
        return adapter;
    }

    /** The wish for user verification that the product has when nothing is said. */
    public UserVerificationRequirement userVerification() {
        return userVerification;
    }

    /** The pages that a built-in adapter speaks with; {@link #NONE} for any other. */
    public static LoginPages ofAdapter(String adapter) {
        for (LoginPages pages : values()) {
            if (pages.adapter.equals(adapter)) {
                return pages;
            }
        }
        return NONE;
    }
}
