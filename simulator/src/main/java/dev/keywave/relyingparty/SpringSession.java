package dev.keywave.relyingparty;

import org.jspecify.annotations.Nullable;

/**
 * What Spring Security keeps in an HTTP session.
 *
 * @param csrf the token that requests other than GET have to bring along
 * @param username who is logged in; null before a login
 * @param registration the options that a registration is to answer; null when there are none
 * @param authentication the options that a login is to answer; null when there are none
 */
record SpringSession(
        String csrf,
        @Nullable String username,
        @Nullable PendingRegistration registration,
        @Nullable PendingAuthentication authentication) {

    SpringSession withRegistration(@Nullable PendingRegistration pending) {
        return new SpringSession(csrf, username, pending, authentication);
    }

    SpringSession withAuthentication(@Nullable PendingAuthentication pending) {
        return new SpringSession(csrf, username, registration, pending);
    }
}
