package dev.keywave.simulations;

import static dev.keywave.gatling.PasskeyDsl.passkeyUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import dev.keywave.simulations.Shape.Part;

/** The mail has gone out: newcomers register, each of them once. */
public final class RegistrationSurge extends PasskeySimulation {

    static final About ABOUT = About.of("RegistrationSurge", "The mail has gone out: newcomers register, each once.")
            .with(Setting.RATE, "30/s")
            .with(Setting.FOR, "30s");

    /** Reads the system properties. */
    public RegistrationSurge() {
        super(ABOUT, RegistrationSurge::cast);
        setUp(scenario("Newcomers")
                        .feed(passkeyUsers().unregistered())
                        .exec(registration(REGISTRATION))
                        .injectOpen(inPhases(surge(settings)).steps()))
                .protocols(protocols())
                .assertions(goals(REGISTRATION));
    }

    private static Shape surge(Settings settings) {
        double rate = settings.perS(Setting.RATE);
        return Shape.of(settings.seconds(), new Part(0.2, 0, rate), new Part(0.8, rate, rate));
    }

    /** As many as will come, unless somebody says how many there are. */
    private static Cast cast(Settings settings) {
        boolean said = settings.says(Setting.USERS) || settings.says(Setting.POPULATION);
        return Cast.newcomers(said ? settings.users() : surge(settings).users());
    }
}
