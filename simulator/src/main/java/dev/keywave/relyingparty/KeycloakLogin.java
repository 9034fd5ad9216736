package dev.keywave.relyingparty;

import org.jspecify.annotations.Nullable;

/**
 * A login that has begun in one tab of a browser: Keycloak's authentication session.
 *
 * @param request what the application asked for
 * @param sessionId the browser's, in a cookie
 * @param tabId the tab's
 * @param sessionCode of the form whose turn it is; each form has another
 * @param username who has signed in already and is asked for more; null before that
 * @param authentication what a passkey's assertion is held against; null when there is none
 * @param registration what a new passkey is held against; null when there is none
 */
record KeycloakLogin(
        KeycloakRequest request,
        String sessionId,
        String tabId,
        String sessionCode,
        @Nullable String username,
        @Nullable PendingAuthentication authentication,
        @Nullable PendingRegistration registration) {

    String name() {
        return name(sessionId, tabId);
    }

    static String name(String sessionId, String tabId) {
        return sessionId + "." + tabId;
    }

    /** The login page, once more or for the first time. */
    KeycloakLogin asks(String code, PendingAuthentication pending) {
        return new KeycloakLogin(request, sessionId, tabId, code, null, pending, null);
    }

    /** The page that registers a passkey of a user who is known. */
    KeycloakLogin asks(String code, String user, PendingRegistration pending) {
        return new KeycloakLogin(request, sessionId, tabId, code, user, null, pending);
    }

    /** Between two pages; a user who is null is not known yet. */
    KeycloakLogin between(String code, @Nullable String user) {
        return new KeycloakLogin(request, sessionId, tabId, code, user, null, null);
    }
}
