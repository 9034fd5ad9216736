package dev.keywave.simulations;

import static dev.keywave.gatling.PasskeyDsl.passkeyUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import dev.keywave.workload.CeremonyType;
import io.gatling.javaapi.core.Assertion;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** The peak of each wave of a rollout, one after the other: newcomers register while those before them log in. */
public final class RolloutWaves extends PasskeySimulation {

    static final About ABOUT = About.of("RolloutWaves", "The peak of each wave of a rollout plan, one after the other.")
            .with(Setting.ADAPTER, "spring-security")
            .with(Setting.PLAN)
            .with(Setting.SCALE, "1")
            .with(Setting.FOR, "12s");

    /** So long a login may take before the users get scarce. */
    private static final double USERS_FOR_S = 10;

    private static final long FEWEST_USERS = 50;

    private final List<Assertion> goals = new ArrayList<>(goals());

    /** Reads the system properties, and the plan. */
    public RolloutWaves() {
        this(Settings.read(ABOUT));
    }

    private RolloutWaves(Settings settings) {
        this(settings, waves(settings));
    }

    private RolloutWaves(Settings settings, List<PlannedWave> waves) {
        super(settings, said -> cast(said, waves));
        List<PopulationBuilder> populations = new ArrayList<>();
        long startS = 0;
        for (PlannedWave wave : waves) {
            phase("wave " + wave.name(), startS, settings.seconds());
            add(populations, wave, CeremonyType.REGISTRATION, startS);
            add(populations, wave, CeremonyType.AUTHENTICATION, startS);
            add(populations, wave, CeremonyType.PASSWORD, startS);
            startS += settings.seconds();
        }
        setUp(populations).protocols(protocols()).assertions(goals);
    }

    private void add(List<PopulationBuilder> populations, PlannedWave wave, CeremonyType ceremony, long startS) {
        double perS = wave.perS(ceremony);
        String group = wave.name() + ": " + ceremony.label();
        // whoever comes less often than once in all that time would be an empty scenario
        if (perS * settings.seconds() < 1) {
            if (perS > 0) {
                System.out.printf(
                        Locale.ROOT,
                        "left out: %s, %.3f/s is less than one in %d s; raise the length or the scale%n",
                        group,
                        perS,
                        settings.seconds());
            }
            return;
        }
        goals.add(inTime(group));
        populations.add(scenario(group)
                .feed(users(ceremony))
                .exec(flow(ceremony, group))
                .injectOpen(Shape.constant(settings.seconds(), perS).stepsAfter(startS)));
    }

    private static Supplier<Iterator<Map<String, Object>>> users(CeremonyType ceremony) {
        return switch (ceremony) {
            case REGISTRATION -> passkeyUsers().unregistered();
            case AUTHENTICATION -> passkeyUsers().registered();
            case PASSWORD -> passkeyUsers().any();
        };
    }

    private ChainBuilder flow(CeremonyType ceremony, String group) {
        return switch (ceremony) {
            case REGISTRATION -> registration(group);
            case AUTHENTICATION -> login(group);
            case PASSWORD -> passwordLogin(group);
        };
    }

    private static Cast cast(Settings settings, List<PlannedWave> waves) {
        long registered = FEWEST_USERS;
        long newcomers = 0;
        for (PlannedWave wave : waves) {
            registered = Math.max(registered, Math.round(wave.perS(CeremonyType.AUTHENTICATION) * USERS_FOR_S));
            newcomers += 1 + Math.round(wave.perS(CeremonyType.REGISTRATION) * settings.seconds());
        }
        return new Cast(registered + newcomers, registered, 1);
    }

    private static List<PlannedWave> waves(Settings settings) {
        String plan = settings.find(Setting.PLAN);
        return PlannedWave.of(
                plan == null ? null : Path.of(plan),
                settings.factor(Setting.SCALE),
                settings.seconds(),
                knowsPasswords(settings));
    }
}
