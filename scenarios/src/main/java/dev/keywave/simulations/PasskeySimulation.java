package dev.keywave.simulations;

import static dev.keywave.gatling.PasskeyDsl.adapter;
import static dev.keywave.gatling.PasskeyDsl.passkeys;
import static io.gatling.javaapi.core.CoreDsl.details;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.http.HttpDsl.http;

import dev.keywave.adapter.Adapters;
import dev.keywave.adapter.Program;
import dev.keywave.gatling.AdapterDsl;
import dev.keywave.gatling.PasskeyProtocolBuilder;
import dev.keywave.gatling.meters.FiguresDelivery;
import dev.keywave.plan.TargetPlan;
import io.gatling.javaapi.core.Assertion;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.ProtocolBuilder;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What the ready simulations have in common: settings by system property, a relying party that knows the users before the
 * run begins, the goals as assertions.
 */
abstract class PasskeySimulation extends Simulation {

    /** Groups of the report. */
    static final String LOGIN = "login";

    static final String REGISTRATION = "registration";
    static final String PASSWORD = "password";

    private static final double PERCENTILE = 99;

    final Settings settings;
    private final Cast cast;
    private final Stage stage;
    private final List<Phase> phases = new ArrayList<>();

    /**
     * Reads the settings, sets the stage.
     *
     * @param casting says who plays, by the settings
     * @throws dev.keywave.input.InputException one line when that cannot be
     */
    PasskeySimulation(About about, Function<Settings, Cast> casting) {
        this(Settings.read(about), casting);
    }

    /** Likewise, with settings that are read already. */
    PasskeySimulation(Settings settings, Function<Settings, Cast> casting) {
        this.settings = settings;
        this.cast = casting.apply(settings);
        // users may take long to register
        FiguresDelivery.requireEndpoint(settings.delivery());
        this.stage = Stage.set(settings, cast);
    }

    @Override
    public void after() {
        stage.close();
    }

    /** The protocols of {@code setUp}. */
    final List<ProtocolBuilder> protocols() {
        // without Gatling's warm-up, which asks a server of its makers for a page
        HttpProtocolBuilder protocol = http.baseUrl(stage.baseUrl()).disableWarmUp();
        return List.of(settings.sharesConnections() ? protocol.shareConnections() : protocol, passkeysOfTheStage());
    }

    /** Tells Grafana of a part of the load; to be said before {@link #protocols}. */
    final void phase(String name, long fromS, long seconds) {
        phases.add(new Phase(name, fromS, seconds));
    }

    /** Likewise of the parts of a shape, unless there is only one. */
    final Shape inPhases(Shape shape) {
        List<Phase> parts = shape.phases();
        if (parts.size() > 1) {
            phases.addAll(parts);
        }
        return shape;
    }

    private PasskeyProtocolBuilder passkeysOfTheStage() {
        PasskeyProtocolBuilder passkeys = passkeys()
                .target(stage.baseUrl())
                .population(stage.population().toString())
                .users(cast.users())
                .authenticatorsPerUser(cast.devices())
                .crypto(settings.crypto().name())
                .vars(settings.named("var"));
        for (Map.Entry<String, String> secret : settings.named("secret").entrySet()) {
            passkeys = passkeys.secret(secret.getKey(), secret.getValue());
        }
        for (Phase phase : phases) {
            passkeys = passkeys.phase(
                    phase.name(), Duration.ofSeconds(phase.fromS()), Duration.ofSeconds(phase.seconds()));
        }
        for (String host : settings.authorizedHosts()) {
            passkeys = passkeys.authorizedFor(host);
        }
        passkeys = said(Setting.ORIGIN, passkeys::origin, passkeys);
        passkeys = said(Setting.FEEDER, passkeys::feeder, passkeys);
        passkeys = said(Setting.MODEL_FILE, passkeys::modelFile, passkeys);
        passkeys = said(Setting.MODELS, passkeys::models, passkeys);
        return said(Setting.ALGORITHMS, passkeys::algorithms, passkeys);
    }

    private PasskeyProtocolBuilder said(
            Setting setting, Function<String, PasskeyProtocolBuilder> with, PasskeyProtocolBuilder without) {
        String text = settings.find(setting);
        return text == null ? without : with.apply(text);
    }

    /** The adapter of the settings. */
    final AdapterDsl ceremonies() {
        return adapter(settings.text(Setting.ADAPTER));
    }

    /** A login with a passkey, as a group of that name. */
    final ChainBuilder login(String group) {
        return login(ceremonies(), group);
    }

    /** A registration, likewise. */
    final ChainBuilder registration(String group) {
        return registration(ceremonies(), group);
    }

    /** A login with the password, likewise. */
    final ChainBuilder passwordLogin(String group) {
        return ceremonies().as(group).password();
    }

    static ChainBuilder login(AdapterDsl adapter, String group) {
        return adapter.as(group).authenticate();
    }

    static ChainBuilder registration(AdapterDsl adapter, String group) {
        return adapter.as(group).register();
    }

    /** Whether the adapter of the settings can sign in with a password. */
    static boolean knowsPasswords(Settings settings) {
        TargetPlan target = settings.run().target().build();
        URI uri = target.uris().isEmpty()
                ? URI.create("http://localhost")
                : target.uris().get(0);
        return Program.compile(Adapters.load(target.adapter(), target.variables()), uri, target.inputs())
                .signsInByPassword();
    }

    /** The goals: of all requests few fail, and of each group 99% are in time. */
    final List<Assertion> goals(String... groups) {
        List<Assertion> goals = new ArrayList<>();
        goals.add(global().failedRequests().percent().lte(settings.percent(Setting.ERRORS)));
        for (String group : groups) {
            goals.add(inTime(group));
        }
        return goals;
    }

    /** The goal that 99% of a group's ceremonies are in time. */
    final Assertion inTime(String... group) {
        return details(group).responseTime().percentile(PERCENTILE).lt((int)
                settings.duration(Setting.P99).toMillis());
    }

    /** The goal that few of a group's ceremonies fail. */
    final Assertion fewFail(String... group) {
        return details(group).failedRequests().percent().lte(settings.percent(Setting.ERRORS));
    }

    /** That none of a group's ceremonies fails. */
    final Assertion noneFails(String... group) {
        return details(group).failedRequests().count().is(0L);
    }
}
