package dev.keywave.relyingparty;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * An authorization request (OpenID Connect Core 1.0 section 3.1.2.1), with Keycloak's {@code kc_action}.
 *
 * @param realm where
 * @param clientId any
 * @param redirectUri absolute; any, since clients are not known here
 * @param state empty when none was sent
 * @param registers whether a passkey is to be registered after the login
 */
record KeycloakRequest(String realm, String clientId, String redirectUri, String state, boolean registers) {

    /** The action that registers a passkey. */
    static final String REGISTER = "webauthn-register-passwordless";

    /**
     * Reads the query.
     *
     * @throws MalformedException when it cannot be answered, with what Keycloak's error page says
     */
    static KeycloakRequest read(String realm, FormFields query) {
        String action = query.get("kc_action");
        if (query.get("client_id").isEmpty()) {
            throw new MalformedException("Client not found.");
        }
        if (!isAbsolute(query.get("redirect_uri"))) {
            throw new MalformedException("Invalid parameter: redirect_uri");
        }
        if (!query.get("response_type").equals("code")) {
            throw new MalformedException("Invalid parameter: response_type");
        }
        if (!action.isEmpty() && !action.equals(REGISTER)) {
            throw new MalformedException("Invalid parameter: kc_action; this stand-in has " + REGISTER);
        }
        return new KeycloakRequest(
                realm, query.get("client_id"), query.get("redirect_uri"), query.get("state"), !action.isEmpty());
    }

    /** Which also has no line end in it, so that it can go into a header. */
    private static boolean isAbsolute(String redirectUri) {
        try {
            URI uri = new URI(redirectUri);
            return uri.isAbsolute() && !uri.isOpaque() && uri.getFragment() == null && isAscii(redirectUri);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c > ' ' && c < 0x7F);
    }

    /** Where the application gets its code. */
    String answer(String code, String issuer, String sessionState) {
        StringBuilder uri = new StringBuilder(redirectUri);
        uri.append(redirectUri.indexOf('?') < 0 ? '?' : '&');
        if (!state.isEmpty()) {
            uri.append("state=").append(encoded(state)).append('&');
        }
        return uri.append("session_state=")
                .append(sessionState)
                .append("&iss=")
                .append(encoded(issuer))
                .append("&code=")
                .append(code)
                .toString();
    }

    /** {@code client_data}: the same for Keycloak itself, as its URLs carry it along. */
    String clientData() {
        StringBuilder json = new StringBuilder("{\"ru\":\"");
        JsonStringEncoder.getInstance().quoteAsString(redirectUri, json);
        json.append("\",\"rt\":\"code\"");
        if (!state.isEmpty()) {
            json.append(",\"st\":\"");
            JsonStringEncoder.getInstance().quoteAsString(state, json);
            json.append('"');
        }
        return Base64Url.encode(json.append('}').toString().getBytes(StandardCharsets.UTF_8));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
