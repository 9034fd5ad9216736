package dev.keywave.relyingparty;

import org.jspecify.annotations.Nullable;

/** The logins that are under way, and who has signed in: Keycloak's authentication sessions and user sessions. */
final class KeycloakLogins {

    private static final int ID_LENGTH = 16;

    private final PageSessions<KeycloakLogin> underWay;
    private final PageSessions<String> signedIn;
    private final CeremonyParts parts;

    KeycloakLogins(PageCeremonies ceremonies) {
        this.parts = ceremonies.parts();
        this.underWay = new PageSessions<>(
                parts.config(), login -> login.registration() != null, login -> login.authentication() != null);
        this.underWay.announce(parts.pending());
        this.signedIn = new PageSessions<>(parts.config());
    }

    String newId() {
        return Base64Url.encode(parts.random().get().next(ID_LENGTH));
    }

    /** Whom the realm's cookie names; null when it names nobody. */
    @Nullable
    String signedIn(HttpExchange exchange, String realm) {
        String identity = exchange.cookie(KeycloakCookies.KEYCLOAK_IDENTITY);
        return identity == null ? null : signedIn.find(realm + " " + identity);
    }

    /** A login in a new tab of the browser whose cookie came along, or of a new browser. */
    KeycloakLogin begin(HttpExchange exchange, KeycloakRequest request, @Nullable String known) {
        String cookie = exchange.cookie(KeycloakCookies.AUTH_SESSION_ID);
        String sessionId = cookie != null && cookie.length() == Sessions.TEXT_LENGTH ? cookie : newId();
        KeycloakLogin login = new KeycloakLogin(request, sessionId, newId(), newId(), known, null, null);
        underWay.put(login.name(), login);
        return login;
    }

    /** The login of a tab of the browser; null when there is none, or none any more. */
    @Nullable
    KeycloakLogin find(HttpExchange exchange, String tabId) {
        String sessionId = exchange.cookie(KeycloakCookies.AUTH_SESSION_ID);
        return sessionId == null ? null : underWay.find(KeycloakLogin.name(sessionId, tabId));
    }

    /** The login one step on; null when another request was faster. */
    @Nullable
    KeycloakLogin go(KeycloakLogin from, KeycloakLogin to) {
        return underWay.advance(from.name(), from, to) ? to : null;
    }

    /** Ends a login with the redirect that carries the code. */
    Reply end(KeycloakLogin login, String username, KeycloakUrls urls) {
        underWay.end(login.name());
        String identity = newId();
        signedIn.put(login.request().realm() + " " + identity, username);
        String code = parts.random().get().nextUuid() + "." + login.sessionId() + "." + newId();
        String location = login.request().answer(code, urls.issuer(login.request()), login.sessionId());
        return KeycloakCookies.end(Reply.found(location), login.request().realm(), identity, login.sessionId());
    }
}
