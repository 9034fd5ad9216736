package dev.keywave.simulations;

import static dev.keywave.gatling.PasskeyDsl.passkeyUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import dev.keywave.attack.Attack;
import dev.keywave.attack.AttackCatalogue;
import dev.keywave.attack.Expectation;
import io.gatling.javaapi.core.Assertion;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Honest logins, and beside them ceremonies that break one clause each, where OK is whatever the relying party refuses, and
 * such as only look so, where OK is whatever it accepts.
 */
public final class UnderAttack extends PasskeySimulation {

    static final About ABOUT = About.of(
                    "UnderAttack",
                    "Honest logins beside attacks, all to be refused, and look-alikes, all to be accepted.")
            .with(Setting.USERS, "300")
            .with(Setting.RATE, "20/s")
            .with(Setting.ATTACKS, "20%")
            .with(Setting.ATTACK)
            .with(Setting.LOOK_ALIKES, "5%")
            .with(Setting.FOR, "30s");

    private static final String ATTACK = "attack";
    private static final String LOOK_ALIKE = "look-alike";

    private final List<PopulationBuilder> populations = new ArrayList<>();
    private final List<Assertion> goals = new ArrayList<>(goals());

    /** Reads the system properties. */
    public UnderAttack() {
        super(ABOUT, UnderAttack::cast);
        double attacked = settings.fraction(Setting.ATTACKS);
        double alike = settings.fraction(Setting.LOOK_ALIKES);
        if (add("Honest", login(LOGIN), 1 - attacked - alike)) {
            goals.add(inTime(LOGIN));
        }
        if (add("Attacks", adversary(ATTACK, attacks()), attacked)) {
            goals.add(noneFails(ATTACK));
        }
        if (add("Look-alikes", adversary(LOOK_ALIKE, names(Expectation.ACCEPT)), alike)) {
            goals.add(noneFails(LOOK_ALIKE));
        }
        setUp(populations).protocols(protocols()).assertions(goals);
    }

    /** Whether anybody comes in all that time. */
    private boolean add(String name, ChainBuilder chain, double share) {
        double perS = settings.perS(Setting.RATE) * share;
        if (perS * settings.seconds() < 1) {
            return false;
        }
        populations.add(scenario(name)
                .feed(passkeyUsers().registered())
                .exec(chain)
                .injectOpen(Shape.constant(settings.seconds(), perS).steps()));
        return true;
    }

    /** Some attacks on registrations need somebody else who is not registered yet, at most one each. */
    private static Cast cast(Settings settings) {
        settings.requireAtMostAll(Setting.ATTACKS, Setting.LOOK_ALIKES);
        long registered = settings.users();
        double share = settings.fraction(Setting.ATTACKS) + settings.fraction(Setting.LOOK_ALIKES);
        double othersPerS = settings.perS(Setting.RATE) * share;
        return new Cast(
                registered + Shape.constant(settings.seconds(), othersPerS).users(), registered, 1);
    }

    private ChainBuilder adversary(String group, List<String> names) {
        return ceremonies()
                .as(group)
                .attack(names.get(0), names.subList(1, names.size()).toArray(String[]::new));
    }

    private List<String> attacks() {
        String said = settings.find(Setting.ATTACK);
        return said == null
                ? names(Expectation.REJECT)
                : Arrays.stream(said.split(",", -1))
                        .map(name -> AttackCatalogue.byName(name.strip()).name())
                        .toList();
    }

    private static List<String> names(Expectation expect) {
        return AttackCatalogue.all().stream()
                .filter(attack -> attack.expect() == expect)
                .map(Attack::name)
                .toList();
    }
}
