package dev.keywave.simulations;

import static dev.keywave.gatling.PasskeyDsl.passkeyUsers;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import io.gatling.javaapi.core.Assertion;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * People with two devices: most log in with the first, some with the second, some have neither at hand and type their
 * password, and some have lost both and enrol again.
 */
public final class MixedJourney extends PasskeySimulation {

    static final About ABOUT = About.of(
                    "MixedJourney", "People with two devices, or none at hand: passkeys, passwords, enrolling again.")
            .with(Setting.ADAPTER, "spring-security")
            .with(Setting.USERS, "300")
            .with(Setting.RATE, "20/s")
            .with(Setting.SECOND, "15%")
            .with(Setting.PASSWORDS, "10%")
            .with(Setting.RENEWALS, "5%")
            .with(Setting.FOR, "30s");

    private static final String FIRST = "login, first device";
    private static final String SECOND = "login, second device";
    private static final String ENROL_FIRST = "enrolling again, first device";
    private static final String ENROL_SECOND = "enrolling again, second device";
    private static final String AFTERWARDS = "login after enrolling";
    /** Before somebody has the second device at hand. */
    private static final Duration LOOK_FOR_IT = Duration.ofMillis(300);

    private final List<PopulationBuilder> populations = new ArrayList<>();
    private final List<Assertion> goals = new ArrayList<>(goals());

    /** Reads the system properties. */
    public MixedJourney() {
        super(ABOUT, MixedJourney::cast);
        double second = settings.fraction(Setting.SECOND);
        double passwords = knowsPasswords(settings) ? settings.fraction(Setting.PASSWORDS) : 0;
        double renewals = settings.fraction(Setting.RENEWALS);
        Supplier<Iterator<Map<String, Object>>> registered = passkeyUsers().registered();
        add("First device", registered, login(ceremonies().device(0), FIRST), FIRST, 1 - second - passwords - renewals);
        add("Second device", registered, login(ceremonies().device(1), SECOND), SECOND, second);
        add("Password", passkeyUsers().any(), passwordLogin(PASSWORD), PASSWORD, passwords);
        add("Both devices lost", passkeyUsers().unregistered(), enrolAgain(), AFTERWARDS, renewals);
        setUp(populations).protocols(protocols()).assertions(goals);
    }

    private ChainBuilder enrolAgain() {
        return exec(registration(ceremonies().device(0), ENROL_FIRST))
                .exitHereIfFailed()
                .pause(LOOK_FOR_IT)
                .exec(registration(ceremonies().device(1), ENROL_SECOND))
                .exitHereIfFailed()
                .exec(login(ceremonies().device(1), AFTERWARDS));
    }

    private void add(
            String name,
            Supplier<Iterator<Map<String, Object>>> users,
            ChainBuilder chain,
            String group,
            double share) {
        double perS = settings.perS(Setting.RATE) * share;
        if (perS * settings.seconds() < 1) {
            return; // nobody comes in all that time
        }
        Shape shape = Shape.constant(settings.seconds(), perS);
        populations.add(scenario(name).feed(users).exec(chain).injectOpen(shape.steps()));
        goals.add(inTime(group));
    }

    private static Cast cast(Settings settings) {
        settings.requireAtMostAll(Setting.SECOND, Setting.PASSWORDS, Setting.RENEWALS);
        long registered = settings.count(Setting.USERS);
        double renewals = settings.fraction(Setting.RENEWALS);
        long lost = Shape.constant(settings.seconds(), settings.perS(Setting.RATE) * renewals)
                .users();
        return new Cast(registered + lost, registered, 2);
    }
}
