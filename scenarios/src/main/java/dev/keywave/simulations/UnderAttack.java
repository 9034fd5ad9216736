package dev.keywave.simulations;

import static dev.keywave.gatling.PasskeyDsl.passkeyUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import dev.keywave.attack.Attack;
import dev.keywave.attack.AttackCatalogue;
import dev.keywave.attack.Expectation;
import io.gatling.javaapi.core.Assertion;
import io.gatling.javaapi.core.ChainBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Honest logins, and beside them ceremonies that break one clause each: OK is whatever the relying party refuses. */
public final class UnderAttack extends PasskeySimulation {

    static final About ABOUT = About.of(
                    "UnderAttack", "Honest logins and attacks beside them, every one of which must be refused.")
            .with(Setting.USERS, "300")
            .with(Setting.RATE, "20/s")
            .with(Setting.ATTACKS, "20%")
            .with(Setting.ATTACK)
            .with(Setting.FOR, "30s");

    private static final String ATTACK = "attack";

    /** Reads the system properties. */
    public UnderAttack() {
        super(ABOUT, UnderAttack::cast);
        long seconds = settings.seconds();
        double attacked = settings.fraction(Setting.ATTACKS);
        double perS = settings.perS(Setting.RATE);
        setUp(
                        scenario("Honest")
                                .feed(passkeyUsers().registered())
                                .exec(login(LOGIN))
                                .injectOpen(Shape.constant(seconds, perS * (1 - attacked))
                                        .steps()),
                        scenario("Attacks")
                                .feed(passkeyUsers().registered())
                                .exec(attack())
                                .injectOpen(
                                        Shape.constant(seconds, perS * attacked).steps()))
                .protocols(protocols())
                .assertions(assertions());
    }

    /** Some attacks on registrations need somebody else who is not registered yet, at most one each. */
    private static Cast cast(Settings settings) {
        long registered = settings.users();
        double attacksPerS = settings.perS(Setting.RATE) * settings.fraction(Setting.ATTACKS);
        return new Cast(
                registered + Shape.constant(settings.seconds(), attacksPerS).users(), registered, 1);
    }

    private ChainBuilder attack() {
        String said = settings.find(Setting.ATTACK);
        List<String> names = said == null
                ? AttackCatalogue.all().stream()
                        .filter(attack -> attack.expect() == Expectation.REJECT)
                        .map(Attack::name)
                        .toList()
                : Arrays.stream(said.split(",", -1))
                        .map(name -> AttackCatalogue.byName(name.strip()).name())
                        .toList();
        return ceremonies()
                .as(ATTACK)
                .attack(names.get(0), names.subList(1, names.size()).toArray(String[]::new));
    }

    private List<Assertion> assertions() {
        List<Assertion> assertions = new ArrayList<>(goals(LOGIN));
        assertions.add(noneFails(ATTACK));
        return assertions;
    }
}
