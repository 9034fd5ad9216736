package dev.keywave.simulations;

import static dev.keywave.gatling.PasskeyDsl.passkeyUsers;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import io.gatling.javaapi.core.Assertion;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import java.util.ArrayList;
import java.util.List;

/**
 * Up the stairs until the goals are missed: says after the run which stair was the last within them. {@code keywave capacity}
 * searches for the rate itself, and counts response time.
 */
public final class StepToCapacity extends PasskeySimulation {

    static final About ABOUT = About.of(
                    "StepToCapacity", "Ever more logins; says which rate was the last within the goals.")
            .with(Setting.USERS, "1000")
            .with(Setting.RATE, "20/s")
            .with(Setting.STEPS, "5")
            .with(Setting.FOR, "6s")
            .with(Setting.AT_LEAST);

    private final Stairs stairs;

    /** Reads the system properties. */
    public StepToCapacity() {
        super(ABOUT, Cast::registered);
        double rate = settings.perS(Setting.RATE);
        int steps = (int) settings.count(Setting.STEPS);
        long each = settings.seconds();
        stairs = new Stairs(rate, steps);
        List<PopulationBuilder> populations = new ArrayList<>();
        for (int step = 0; step < steps; step++) {
            populations.add(scenario(stairs.name(step))
                    .feed(passkeyUsers().registered())
                    .exec(timed(step))
                    .injectOpen(Shape.constant(each, stairs.perS(step)).stepsAfter(each * step)));
        }
        setUp(populations).protocols(protocols()).assertions(firstStairs(steps));
    }

    private ChainBuilder timed(int step) {
        return exec(session -> session.set(Stairs.BEGAN, stairs.nowNs()))
                .exec(login(stairs.name(step)))
                .exec(session -> {
                    stairs.climbed(step, session.getLong(Stairs.BEGAN), session.isFailed());
                    return session;
                });
    }

    /** The stairs end above what the relying party can take, so that only those up to the goal have to hold. */
    private List<Assertion> firstStairs(int steps) {
        double atLeast = settings.says(Setting.AT_LEAST) ? settings.perS(Setting.AT_LEAST) : stairs.perS(0);
        List<Assertion> assertions = new ArrayList<>();
        for (int step = 0; step < steps && (step == 0 || stairs.perS(step) <= atLeast); step++) {
            assertions.add(inTime(stairs.name(step)));
            assertions.add(fewFail(stairs.name(step)));
        }
        return assertions;
    }

    @Override
    public void after() {
        super.after();
        System.out.print(stairs.inWords(settings.duration(Setting.P99), settings.fraction(Setting.ERRORS)));
    }
}
