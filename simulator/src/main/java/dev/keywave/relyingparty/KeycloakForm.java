package dev.keywave.relyingparty;

import dev.keywave.relyingparty.KeycloakPath.Place;

/** What comes of a form: the next page, the redirect with the code, or a page that says no. */
final class KeycloakForm {

    private final PageCeremonies ceremonies;
    private final KeycloakPages pages;
    private final KeycloakLogins logins;

    KeycloakForm(PageCeremonies ceremonies, KeycloakPages pages, KeycloakLogins logins) {
        this.ceremonies = ceremonies;
        this.pages = pages;
        this.logins = logins;
    }

    /** Answers a form whose turn it is; any other leads back to the page whose turn it is. */
    Reply answer(HttpExchange exchange, Place place, FormFields query, KeycloakLogin login, KeycloakUrls urls) {
        String username = login.username();
        boolean registering = username != null;
        boolean itsTurn = login.sessionCode().equals(query.get("session_code"))
                && query.get("execution").equals(registering ? KeycloakRequest.REGISTER : urls.execution())
                && place == (registering ? Place.REQUIRED_ACTION : Place.AUTHENTICATE);
        // What was pending is taken out: a form is good for one attempt, whatever comes of it.
        KeycloakLogin taken = itsTurn ? logins.go(login, login.between(logins.newId(), username)) : null;
        if (taken == null) {
            return Reply.found(urls.currentPage(login));
        }
        FormFields form = FormFields.ofBody(exchange);
        if (username != null) {
            return register(form, login, taken, username, urls);
        }
        return form.has("authenticatorData") || form.has("error")
                ? passkey(form, login, taken, urls)
                : password(form, taken, urls);
    }

    /** The login page with a new challenge. */
    Reply loginPage(KeycloakLogin login, KeycloakUrls urls, String feedback) {
        PendingAuthentication pending = ceremonies.beginAuthentication(null);
        KeycloakLogin asking = logins.go(login, login.asks(logins.newId(), pending));
        return asking == null ? Reply.found(urls.currentPage(login)) : pages.login(asking, pending, urls, feedback);
    }

    private Reply password(FormFields form, KeycloakLogin taken, KeycloakUrls urls) {
        String username = form.get("username").strip();
        return ceremonies.password(username, form.get("password"))
                ? signedIn(taken, username, urls)
                : loginPage(taken, urls, KeycloakPages.BAD_PASSWORD);
    }

    private Reply passkey(FormFields form, KeycloakLogin asked, KeycloakLogin taken, KeycloakUrls urls) {
        PageCeremonies.SignIn signIn =
                ceremonies.authenticate(() -> KeycloakCredentials.authentication(form), asked.authentication());
        Rejection rejection = signIn.rejection();
        if (rejection == null) {
            return signedIn(taken, signIn.username(), urls);
        }
        return loginPage(
                taken,
                urls,
                rejection.reason() == RejectionReason.UNKNOWN_CREDENTIAL
                        ? KeycloakPages.UNKNOWN_PASSKEY
                        : KeycloakPages.BAD_PASSKEY);
    }

    private Reply signedIn(KeycloakLogin taken, String username, KeycloakUrls urls) {
        if (!taken.request().registers()) {
            return logins.end(taken, username, urls);
        }
        KeycloakLogin next = logins.go(taken, taken.between(logins.newId(), username));
        return Reply.found(next == null ? urls.currentPage(taken) : urls.registrationPage(next));
    }

    private Reply register(
            FormFields form, KeycloakLogin asked, KeycloakLogin taken, String username, KeycloakUrls urls) {
        if (form.get("isSetRetry").equals("retry")) {
            return Reply.found(urls.registrationPage(taken));
        }
        Rejection rejection = ceremonies.register(() -> KeycloakCredentials.registration(form), asked.registration());
        return rejection == null ? logins.end(taken, username, urls) : pages.refusedRegistration(taken, urls);
    }
}
