package dev.keywave.simulations;

import static dev.keywave.gatling.PasskeyDsl.passkeyUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import dev.keywave.simulations.Shape.Part;

/** Logins over Keycloak's pages; without a target over pages that speak like them. */
public final class KeycloakLogin extends PasskeySimulation {

    static final About ABOUT = About.of("KeycloakLogin", "Logins over Keycloak's login pages, or a stand-in for them.")
            .with(Setting.ADAPTER, "keycloak-passkey")
            .with(Setting.USERS, "300")
            .with(Setting.RATE, "15/s")
            .with(Setting.FOR, "30s");

    /** Reads the system properties. */
    public KeycloakLogin() {
        super(ABOUT, Cast::registered);
        double rate = settings.perS(Setting.RATE);
        Shape shape = Shape.of(settings.seconds(), new Part(0.2, 0, rate), new Part(0.8, rate, rate));
        setUp(scenario("Keycloak")
                        .feed(passkeyUsers().registered())
                        .exec(login(LOGIN))
                        .injectOpen(inPhases(shape).steps()))
                .protocols(protocols())
                .assertions(goals(LOGIN));
    }
}
