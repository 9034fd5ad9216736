package dev.keywave.forecast;

import org.jspecify.annotations.Nullable;

/**
 * Somebody's first sign-in of a day. Its lockouts, counted by reason, are {@link Day#lockouts()} of that day.
 *
 * @param before what the user is and has at that moment; registrations of the day come after
 * @param lockout why enforcement refuses it; null when it does not
 * @param reported why it would, did the policy not only report; null when it would not, or does refuse
 */
public record FirstSignIn(
        UserState before,
        @Nullable Lockout lockout,
        @Nullable Lockout reported) {}
