package dev.keywave.simulations;

import static dev.keywave.gatling.PasskeyDsl.passkeyUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import dev.keywave.simulations.Shape.Part;

/** Logins over Spring Security's end points; without a target over a stand-in for them. */
public final class SpringSecurityLogin extends PasskeySimulation {

    static final About ABOUT = About.of(
                    "SpringSecurityLogin", "Logins over Spring Security's end points, or a stand-in for them.")
            .with(Setting.ADAPTER, "spring-security")
            .with(Setting.USERS, "300")
            .with(Setting.RATE, "25/s")
            .with(Setting.FOR, "30s");

    /** Reads the system properties. */
    public SpringSecurityLogin() {
        super(ABOUT, Cast::registered);
        double rate = settings.perS(Setting.RATE);
        Shape shape = Shape.of(settings.seconds(), new Part(0.2, 0, rate), new Part(0.8, rate, rate));
        setUp(scenario("Spring Security")
                        .feed(passkeyUsers().registered())
                        .exec(login(LOGIN))
                        .injectOpen(inPhases(shape).steps()))
                .protocols(protocols())
                .assertions(goals(LOGIN));
    }
}
