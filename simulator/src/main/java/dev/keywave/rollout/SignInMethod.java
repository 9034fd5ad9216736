package dev.keywave.rollout;

/** How somebody signs in. */
public enum SignInMethod {
    /** A password alone. */
    PASSWORD("password", false),
    /** A password and a one-time code. */
    PASSWORD_OTP("password_otp", true),
    /** A password and a push notification that is approved. */
    PUSH("push", true),
    /** A passkey. */
    PASSKEY("passkey", true);

    private final String label;
    private final boolean multifactor;

    SignInMethod(String label, boolean multifactor) {
        this.label = label;
        this.multifactor = multifactor;
    }

    /** The name in plans, reports and metrics. */
    public String label() {
        return label;
    }

    /** Whether it satisfies multifactor authentication, without which nobody may register a passkey. */
    public boolean multifactor() {
        return multifactor;
    }
}
