package dev.keywave.relyingparty;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Keycloak's pages: the forms and scripts of its default theme, without its looks. */
final class KeycloakPages {

    /** To an assertion that does not verify. */
    static final String BAD_PASSKEY = "Passkey authentication result is invalid.";
    /** To a credential that nobody has. */
    static final String UNKNOWN_PASSKEY = "Unknown user authenticated by the Passkey.";
    /** To a password that is not the user's. */
    static final String BAD_PASSWORD = "Invalid username or password.";
    /** To a registration that does not verify. */
    static final String BAD_REGISTRATION = "Failed to register your Passkey.";
    /** To a browser without the session's cookie. */
    static final String NO_COOKIE = "Cookie not found. Please make sure cookies are enabled in your browser.";
    /** To one whose login is gone. */
    static final String TIMED_OUT = "Your login attempt timed out. Login will start from the beginning.";
    /** To a path that is none. */
    static final String NOT_FOUND = "Page not found";

    private final PageTemplate login = PageTemplate.load("keycloak-login.html");
    private final PageTemplate register = PageTemplate.load("keycloak-register.html");
    private final PageTemplate passkeyError = PageTemplate.load("keycloak-passkey-error.html");
    private final PageTemplate error = PageTemplate.load("keycloak-error.html");
    private final PageCeremonies ceremonies;
    private final Map<String, String> constants;

    KeycloakPages(PageCeremonies ceremonies) {
        RelyingPartyConfig config = ceremonies.parts().config();
        this.ceremonies = ceremonies;
        this.constants = Map.of(
                "rpId",
                config.rpId(),
                "rpName",
                config.rpName(),
                "userVerification",
                config.userVerification().label(),
                "algorithms",
                config.pubKeyCredParams().stream().map(alg -> alg + ",").collect(Collectors.joining()));
    }

    /**
     * The login page.
     *
     * @param feedback what to say above the form; empty for nothing
     */
    Reply login(KeycloakLogin attempt, PendingAuthentication pending, KeycloakUrls urls, String feedback) {
        Map<String, String> values = new HashMap<>(constants);
        values.put("realm", attempt.request().realm());
        values.put("action", urls.loginForm(attempt));
        values.put("challenge", pending.challenge().toBase64Url());
        values.put(
                "feedback",
                feedback.isEmpty()
                        ? ""
                        : "<span class=\"pf-v5-c-alert__title kc-feedback-text\">" + feedback + "</span>");
        return login.fill(200, values);
    }

    Reply register(KeycloakLogin attempt, PendingRegistration pending, KeycloakUrls urls) {
        AttestationConveyance attestation = ceremonies.attestation();
        Map<String, String> values = new HashMap<>(constants);
        values.put("action", urls.registrationForm(attempt));
        values.put("challenge", pending.challenge().toBase64Url());
        values.put("userId", pending.userHandle().toBase64Url());
        values.put("username", pending.username());
        values.put("attestation", attestation == AttestationConveyance.NONE ? "not specified" : attestation.label());
        return register.fill(200, values);
    }

    /** After a registration that was refused; leads back to the page that registers. */
    Reply refusedRegistration(KeycloakLogin attempt, KeycloakUrls urls) {
        return passkeyError.fill(200, Map.of("action", urls.registrationForm(attempt), "feedback", BAD_REGISTRATION));
    }

    Reply error(int status, String feedback) {
        return error.fill(status, Map.of("feedback", feedback));
    }
}
