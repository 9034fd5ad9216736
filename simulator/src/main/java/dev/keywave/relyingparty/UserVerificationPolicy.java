package dev.keywave.relyingparty;

import org.jspecify.annotations.Nullable;

/** Whose wish for user verification counts. */
final class UserVerificationPolicy {

    private UserVerificationPolicy() {}

    /** {@code required} by configuration always; otherwise the request's wish, and the configuration's where it has none. */
    static UserVerificationRequirement effective(
            UserVerificationRequirement configured, @Nullable UserVerificationRequirement requested) {
        return configured == UserVerificationRequirement.REQUIRED || requested == null ? configured : requested;
    }
}
