package dev.keywave.simulations;

import static dev.keywave.gatling.PasskeyDsl.passkeyUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import dev.keywave.simulations.Shape.Part;

/** Everybody is thrown out and logs in again at the same moment; before and after it is a day like any other. */
public final class Spike extends PasskeySimulation {

    static final About ABOUT = About.of("Spike", "A day like any other, until everybody has to log in again at once.")
            .with(Setting.USERS, "1000")
            .with(Setting.RATE, "10/s")
            .with(Setting.SPIKE, "80/s")
            .with(Setting.FOR, "30s");

    /** Reads the system properties. */
    public Spike() {
        super(ABOUT, Cast::registered);
        double rate = settings.perS(Setting.RATE);
        double spike = settings.perS(Setting.SPIKE);
        Shape shape = Shape.of(
                settings.seconds(), new Part(0.4, rate, rate), new Part(0.2, spike, spike), new Part(0.4, rate, rate));
        setUp(scenario("Spike")
                        .feed(passkeyUsers().registered())
                        .exec(login(LOGIN))
                        .injectOpen(inPhases(shape).steps()))
                .protocols(protocols())
                .assertions(goals(LOGIN));
    }
}
