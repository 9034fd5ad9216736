package dev.keywave.simulations;

import static dev.keywave.gatling.PasskeyDsl.passkeyUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import dev.keywave.simulations.Shape.Part;

/** Monday morning: more and more people log in, nearly all at once, then ever fewer. */
public final class LoginPeak extends PasskeySimulation {

    static final About ABOUT = About.of("LoginPeak", "Monday morning: logins rise to a peak and fall again.")
            .with(Setting.USERS, "500")
            .with(Setting.RATE, "40/s")
            .with(Setting.FOR, "40s");

    /** Reads the system properties. */
    public LoginPeak() {
        super(ABOUT, Cast::registered);
        double peak = settings.perS(Setting.RATE);
        double some = 0.4 * peak;
        double few = 0.1 * peak;
        Shape morning = Shape.of(
                settings.seconds(),
                new Part(0.15, few, some),
                new Part(0.2, some, peak),
                new Part(0.2, peak, peak),
                new Part(0.2, peak, some),
                new Part(0.25, some, few));
        setUp(scenario("Monday morning")
                        .feed(passkeyUsers().registered())
                        .exec(login(LOGIN))
                        .injectOpen(inPhases(morning).steps()))
                .protocols(protocols())
                .assertions(goals(LOGIN));
    }
}
