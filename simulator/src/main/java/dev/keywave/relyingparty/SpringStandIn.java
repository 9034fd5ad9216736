package dev.keywave.relyingparty;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A stand-in for Spring Security 7 with {@code formLogin} and {@code webAuthn} on their default end points
 * (https://docs.spring.io/spring-security/reference/servlet/authentication/passkeys.html). Unlike there, a registration
 * that does not verify is answered with 400 as one that cannot be read, not with 500, and the counter policy is the
 * relying party's.
 */
final class SpringStandIn implements PagesStandIn {

    private static final String LOGIN = "/login";
    private static final String REGISTER = "/webauthn/register";
    private static final String SUCCESS_URL = "/";
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;

    private final PageCeremonies ceremonies;
    private final SpringSessions sessions;
    private final SpringOptionsJson optionsJson;
    private final PageTemplate loginPage = PageTemplate.load("spring-login.html");
    private final PageTemplate registerPage = PageTemplate.load("spring-register.html");

    SpringStandIn(PageCeremonies ceremonies) {
        this.ceremonies = ceremonies;
        this.sessions = new SpringSessions(ceremonies.parts());
        this.optionsJson = new SpringOptionsJson(ceremonies.parts().config());
    }

    @Override
    public Map<String, Routes.Route> byPath() {
        return Map.of(
                LOGIN,
                Routes.form(endpoint(this::login)),
                REGISTER,
                Routes.form(endpoint(this::register)),
                "/webauthn/register/options",
                Routes.api(endpoint(this::registerOptions)),
                "/webauthn/authenticate/options",
                Routes.api(endpoint(this::authenticateOptions)),
                "/login/webauthn",
                Routes.result(endpoint(this::authenticate)));
    }

    @Override
    public Map<String, Routes.Route> byRoot() {
        return Map.of();
    }

    @Override
    public CeremonyCounters passwords() {
        return ceremonies.passwords();
    }

    @Override
    public List<String> paths() {
        return List.of(
                "GET, POST " + LOGIN,
                "GET, POST " + REGISTER,
                "POST /webauthn/register/options",
                "POST /webauthn/authenticate/options",
                "POST /login/webauthn");
    }

    private Reply login(HttpExchange exchange) {
        if (!exchange.isPost()) {
            boolean error = FormFields.ofQuery(exchange).has("error");
            Map<String, String> message = Map.of(
                    "error", error ? "<div class=\"alert alert-danger\" role=\"alert\">Bad credentials</div>" : "");
            return sessions.page(exchange, session -> page(loginPage, session, message));
        }
        SpringSessions.Visit visit = sessions.findSafe(exchange);
        if (visit == null) {
            return Reply.found(LOGIN);
        }
        FormFields form = FormFields.ofBody(exchange);
        String username = form.get("username").strip();
        return ceremonies.password(username, form.get("password"))
                ? sessions.login(visit, username, Reply.found(SUCCESS_URL))
                : Reply.found(LOGIN + "?error");
    }

    private Reply registerOptions(HttpExchange exchange) {
        SpringSessions.Visit visit = sessions.findSafe(exchange);
        if (visit == null) {
            return Reply.found(LOGIN);
        }
        String username = visit.session().username();
        if (username == null) {
            return Reply.empty(BAD_REQUEST);
        }
        PendingRegistration pending = ceremonies.beginRegistration(username);
        return sessions.advance(visit, visit.session().withRegistration(pending))
                ? Reply.json(optionsJson.creation(
                        pending, ceremonies.attestation(), ceremonies.parts().credentialsOf(username)))
                : Reply.empty(BAD_REQUEST);
    }

    private Reply register(HttpExchange exchange) {
        if (!exchange.isPost()) {
            SpringSessions.Visit visit = sessions.find(exchange);
            return visit == null || visit.session().username() == null
                    ? Reply.found(LOGIN)
                    : page(registerPage, visit.session(), Map.of());
        }
        SpringSessions.Visit visit = sessions.findSafe(exchange);
        if (visit == null) {
            return Reply.found(LOGIN);
        }
        // Taken out, so that a second attempt finds none.
        boolean taken = sessions.advance(visit, visit.session().withRegistration(null));
        Rejection rejection = ceremonies.register(
                () -> SpringRegistration.read(exchange.body().array()),
                taken ? visit.session().registration() : null);
        return rejection == null ? Reply.json(200, "{\"success\":true}") : Reply.empty(BAD_REQUEST);
    }

    private Reply authenticateOptions(HttpExchange exchange) {
        SpringSessions.Visit visit = sessions.findSafe(exchange);
        if (visit == null) {
            return Reply.found(LOGIN);
        }
        PendingAuthentication pending =
                ceremonies.beginAuthentication(visit.session().username());
        return sessions.advance(visit, visit.session().withAuthentication(pending))
                ? Reply.json(optionsJson.request(pending))
                : Reply.empty(BAD_REQUEST);
    }

    private Reply authenticate(HttpExchange exchange) {
        SpringSessions.Visit visit = sessions.findSafe(exchange);
        if (visit == null) {
            return Reply.found(LOGIN);
        }
        boolean taken = sessions.advance(visit, visit.session().withAuthentication(null));
        PageCeremonies.SignIn signIn = ceremonies.authenticate(
                () -> CredentialResponse.readAuthentication(exchange.body().array()),
                taken ? visit.session().authentication() : null);
        return signIn.rejection() == null
                ? sessions.login(
                        visit,
                        signIn.username(),
                        Reply.json(200, "{\"authenticated\":true,\"redirectUrl\":\"" + SUCCESS_URL + "\"}"))
                : Reply.empty(UNAUTHORIZED);
    }

    private static Reply page(PageTemplate template, SpringSession session, Map<String, String> more) {
        Map<String, String> values = new HashMap<>(more);
        values.put("csrf", session.csrf());
        return template.fill(200, values);
    }

    /** With errors as Spring Boot has them. */
    private static Endpoint endpoint(Endpoint endpoint) {
        return new Endpoint() {
            @Override
            public Reply answer(HttpExchange exchange) {
                return endpoint.answer(exchange);
            }

            @Override
            public Reply failed(HttpExchange exchange, int status, String errorMessage) {
                return Reply.json(
                        status,
                        "{\"timestamp\":\"" + Instant.now() + "\",\"status\":" + status + ",\"error\":\""
                                + HttpResponseStatus.valueOf(status).reasonPhrase() + "\",\"path\":\""
                                + exchange.path() + "\"}");
            }
        };
    }
}
