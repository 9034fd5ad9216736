package dev.keywave.simulations;

import static dev.keywave.gatling.PasskeyDsl.passkeyUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;

/** The same load for long. Each half has a group of its own, so that the report shows whether the second is slower. */
public final class Soak extends PasskeySimulation {

    static final About ABOUT = About.of("Soak", "The same logins for long; the report compares the two halves.")
            .with(Setting.USERS, "500")
            .with(Setting.RATE, "20/s")
            .with(Setting.FOR, "45s");

    private static final String FIRST_HALF = "login, first half";
    private static final String SECOND_HALF = "login, second half";

    /** Reads the system properties. */
    public Soak() {
        super(ABOUT, Cast::registered);
        double rate = settings.perS(Setting.RATE);
        // one second at least, for Gatling's report wants to see both
        long half = Math.max(1, settings.seconds() / 2);
        Shape each = Shape.constant(half, rate);
        phase("first half", 0, half);
        phase("second half", half, half);
        setUp(
                        scenario("First half")
                                .feed(passkeyUsers().registered())
                                .exec(login(FIRST_HALF))
                                .injectOpen(each.steps()),
                        scenario("Second half")
                                .feed(passkeyUsers().registered())
                                .exec(login(SECOND_HALF))
                                .injectOpen(each.stepsAfter(half)))
                .protocols(protocols())
                .assertions(goals(FIRST_HALF, SECOND_HALF));
    }
}
