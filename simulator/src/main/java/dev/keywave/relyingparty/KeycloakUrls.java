package dev.keywave.relyingparty;

import dev.keywave.relyingparty.KeycloakPath.Place;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.util.regex.Pattern;

/**
 * Absolute URLs as Keycloak builds them: with the host that the request named.
 *
 * @param base scheme, host and port
 * @param execution names the step of the login flow
 */
record KeycloakUrls(String base, String execution) {

    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9.-]+(:[0-9]{1,5})?|\\[[0-9a-fA-F:.]+](:[0-9]{1,5})?");

    /** Of a request; with the server's own origin if it names no host. */
    static KeycloakUrls of(HttpExchange exchange, String origin, String execution) {
        String host = exchange.headers().get(HttpHeaderNames.HOST, "");
        String scheme = origin.substring(0, origin.indexOf("://") + 3);
        return new KeycloakUrls(HOST.matcher(host).matches() ? scheme + host : origin, execution);
    }

    String issuer(KeycloakRequest request) {
        return base + "/realms/" + request.realm();
    }

    /** Where the form of the login page goes. */
    String loginForm(KeycloakLogin login) {
        return form(Place.AUTHENTICATE, login, execution);
    }

    /** Where the form of the page goes that registers a passkey. */
    String registrationForm(KeycloakLogin login) {
        return form(Place.REQUIRED_ACTION, login, KeycloakRequest.REGISTER);
    }

    /** The page that registers a passkey. */
    String registrationPage(KeycloakLogin login) {
        return url(Place.REQUIRED_ACTION, login, "execution=" + KeycloakRequest.REGISTER + "&");
    }

    /** The page whose turn it is, whichever that is. */
    String currentPage(KeycloakLogin login) {
        return url(Place.AUTHENTICATE, login, "");
    }

    private String form(Place place, KeycloakLogin login, String step) {
        return url(place, login, "session_code=" + login.sessionCode() + "&execution=" + step + "&");
    }

    private String url(Place place, KeycloakLogin login, String first) {
        return base + new KeycloakPath(login.request().realm(), place) + "?" + first + "client_id="
                + KeycloakRequest.encoded(login.request().clientId()) + "&tab_id=" + login.tabId() + "&client_data="
                + login.request().clientData();
    }
}
