package dev.keywave.simulations;

import static dev.keywave.gatling.PasskeyDsl.passkeyUsers;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.group;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import io.gatling.core.session.Block;
import io.gatling.core.session.GroupBlock;
import io.gatling.javaapi.core.Assertion;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Session;
import java.util.ArrayList;
import java.util.List;
import scala.jdk.javaapi.CollectionConverters;

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
            phase(stairs.name(step), each * step, each);
            populations.add(scenario(stairs.name(step))
                    .feed(passkeyUsers().registered())
                    .exec(timed(step))
                    .injectOpen(Shape.constant(each, stairs.perS(step)).stepsAfter(each * step)));
        }
        setUp(populations).protocols(protocols()).assertions(firstStairs(steps));
    }

    private ChainBuilder timed(int step) {
        return group(stairs.name(step)).on(exec(login(LOGIN)).exec(session -> {
            stairs.climbed(step, requestsMs(session), session.isFailed());
            return session;
        }));
    }

    /** What the requests of the group took together so far: Gatling's own figure, so that the assertions say the same. */
    private static long requestsMs(Session session) {
        for (Block block : CollectionConverters.asJava(session.asScala().blockStack())) {
            if (block instanceof GroupBlock group) {
                return group.cumulatedResponseTime();
            }
        }
        throw new IllegalStateException("a stair is a group");
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
