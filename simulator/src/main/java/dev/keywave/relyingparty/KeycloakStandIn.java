package dev.keywave.relyingparty;

import java.util.List;
import java.util.Map;

/**
 * A stand-in for Keycloak 26 with passkeys (passwordless) on its login pages: the authorization endpoint of OpenID Connect,
 * the forms behind it, and the redirect with a code. There is any realm, any client, and any user; nobody takes the code.
 */
final class KeycloakStandIn implements PagesStandIn, Endpoint {

    private final PageCeremonies ceremonies;
    private final KeycloakPages pages;
    private final KeycloakLogins logins;
    private final KeycloakForm form;
    private final String origin;
    private final String execution;

    KeycloakStandIn(PageCeremonies ceremonies, String origin) {
        this.ceremonies = ceremonies;
        this.pages = new KeycloakPages(ceremonies);
        this.logins = new KeycloakLogins(ceremonies);
        this.form = new KeycloakForm(ceremonies, pages, logins);
        this.origin = origin;
        this.execution = ceremonies.parts().random().get().nextUuid().toString();
    }

    @Override
    public Map<String, Routes.Route> byPath() {
        return Map.of();
    }

    @Override
    public Map<String, Routes.Route> byRoot() {
        return Map.of("realms", Routes.form(this));
    }

    @Override
    public CeremonyCounters passwords() {
        return ceremonies.passwords();
    }

    @Override
    public List<String> paths() {
        return List.of(
                "GET /realms/REALM/protocol/openid-connect/auth?client_id=ANY&response_type=code&redirect_uri=ANY"
                        + "[&kc_action=" + KeycloakRequest.REGISTER + "]",
                "GET, POST /realms/REALM/login-actions/{authenticate,required-action}");
    }

    @Override
    public Reply answer(HttpExchange exchange) {
        KeycloakPath path = KeycloakPath.of(exchange.path());
        if (path == null) {
            return pages.error(404, KeycloakPages.NOT_FOUND);
        }
        KeycloakUrls urls = KeycloakUrls.of(exchange, origin, execution);
        if (path.place() == KeycloakPath.Place.AUTH) {
            return exchange.isPost() ? failed(exchange, 405, "Method not allowed") : begin(exchange, path, urls);
        }
        if (exchange.cookie(KeycloakCookies.AUTH_SESSION_ID) == null) {
            return pages.error(400, KeycloakPages.NO_COOKIE);
        }
        FormFields query = FormFields.ofQuery(exchange);
        KeycloakLogin login = logins.find(exchange, query.get("tab_id"));
        if (login == null || !login.request().realm().equals(path.realm())) {
            return pages.error(400, KeycloakPages.TIMED_OUT);
        }
        return exchange.isPost()
                ? form.answer(exchange, path.place(), query, login, urls)
                : page(path.place(), login, urls);
    }

    @Override
    public Reply failed(HttpExchange exchange, int status, String errorMessage) {
        return pages.error(status, errorMessage);
    }

    private Reply begin(HttpExchange exchange, KeycloakPath path, KeycloakUrls urls) {
        KeycloakRequest request;
        try {
            request = KeycloakRequest.read(path.realm(), FormFields.ofQuery(exchange));
        } catch (MalformedException e) {
            return pages.error(400, String.valueOf(e.getMessage()));
        }
        String known = logins.signedIn(exchange, request.realm());
        KeycloakLogin login = logins.begin(exchange, request, known);
        return known != null && !request.registers()
                ? logins.end(login, known, urls)
                : KeycloakCookies.begin(current(login, urls), login, logins.newId());
    }

    private Reply page(KeycloakPath.Place place, KeycloakLogin login, KeycloakUrls urls) {
        String username = login.username();
        if (place == KeycloakPath.Place.REQUIRED_ACTION && username != null) {
            PendingRegistration pending = ceremonies.beginRegistration(username);
            KeycloakLogin asking = logins.go(login, login.asks(logins.newId(), username, pending));
            return asking == null ? Reply.found(urls.currentPage(login)) : pages.register(asking, pending, urls);
        }
        return place == KeycloakPath.Place.REQUIRED_ACTION
                ? Reply.found(urls.currentPage(login))
                : current(login, urls);
    }

    /** The login page, or on to the page that comes after it. */
    private Reply current(KeycloakLogin login, KeycloakUrls urls) {
        return login.username() == null ? form.loginPage(login, urls, "") : Reply.found(urls.registrationPage(login));
    }
}
