package dev.keywave.gatling.engine;

import dev.keywave.adapter.SecretReference;
import dev.keywave.crypto.CryptoChoice;
import dev.keywave.delivery.DeliveryOption;
import dev.keywave.delivery.DeliveryTexts;
import dev.keywave.gatling.meters.PlannedPhase;
import dev.keywave.input.InputException;
import dev.keywave.input.Quantities;
import dev.keywave.input.Suggestion;
import dev.keywave.plan.PopulationPlan;
import dev.keywave.plan.RunSettings;
import io.gatling.core.util.DeploymentInfo;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Settings while they are put together, by what a simulation says one after the other. What it says is read only when
 * the run is built, for there a wrong word ends in one line.
 */
public final class SettingsDraft {

    /** In place of Gatling's own idea of which injector this is, {@code 1/4} for the second of four. */
    public static final String INJECTOR_PROPERTY = "keywave.injector";

    /** Behind it the options of whom figures go to: {@code keywave.metrics}, {@code keywave.push}. */
    public static final String PREFIX = "keywave.";

    /** Share of the adapters' ceremonies that send a trace context. */
    public static final String TRACE_PROPERTY = "keywave.trace";

    private final RunSettings settings = new RunSettings();
    private int authenticatorsPerUser = 1;
    private PasskeyAuthenticator authenticator = new KeywaveAuthenticator();
    private CryptoChoice crypto = CryptoChoice.AUTO;
    private int injector = DeploymentInfo.indexOfLoadGeneratorInRun();
    private int injectors = DeploymentInfo.numberOfLoadGeneratorsInRun();
    private DeliveryTexts delivery = DeliveryTexts.of(
            option -> "-D" + PREFIX + option.label(), option -> System.getProperty(PREFIX + option.label()));
    private String simulation = "a simulation";
    private double traced;
    private final List<PlannedPhase> phases = new ArrayList<>();

    /** The defaults: those of {@code keywave run}, and what the system properties say. */
    public SettingsDraft() {
        String property = System.getProperty(INJECTOR_PROPERTY);
        if (property != null) {
            readInjector(property);
        }
        String share = System.getProperty(TRACE_PROPERTY);
        if (share != null) {
            traced = Quantities.fraction("-D" + TRACE_PROPERTY, share);
        }
    }

    /** How many users. */
    public void users(long count) {
        settings.users("passkeys().users", count);
    }

    /** Text that a new population is derived from. */
    public void seed(String text) {
        settings.seed(text);
    }

    /** A file in which the credentials outlive the run. */
    public void population(String path) {
        settings.populationFile("passkeys().population", path);
    }

    /** A file with an authenticator model; to be said before {@link #models}. */
    public void modelFile(String path) {
        settings.modelFiles(List.of(Path.of(path)));
    }

    /** Models with weights. */
    public void models(String mix) {
        settings.models("passkeys().models", mix);
    }

    /** Algorithms with weights. */
    public void algorithms(String mix) {
        settings.algorithms("passkeys().algorithms", mix);
    }

    /** How many authenticators a user may have. */
    public void authenticatorsPerUser(int count) {
        if (count < 1 || count > 2) {
            throw new InputException("passkeys().authenticatorsPerUser: " + count + "; write 1 or 2");
        }
        authenticatorsPerUser = count;
    }

    /** The relying party's base URL. */
    public void target(String url) {
        settings.target().clear();
        settings.target().add("passkeys().target", url);
    }

    /** The origin in the client data. */
    public void origin(String origin) {
        settings.target().origin(origin);
    }

    /** Who signs: auto, accp, bc or jdk. */
    public void crypto(String name) {
        Map<String, CryptoChoice> known = new LinkedHashMap<>();
        for (CryptoChoice choice : CryptoChoice.values()) {
            known.put(choice.name().toLowerCase(Locale.ROOT), choice);
        }
        CryptoChoice found = known.get(name.toLowerCase(Locale.ROOT));
        if (found == null) {
            throw new InputException(
                    "passkeys().crypto: \"" + name + "\" is not known; " + Suggestion.among(name, known.keySet()));
        }
        crypto = found;
    }

    /** Who creates credentials and assertions. */
    public void authenticator(PasskeyAuthenticator other) {
        authenticator = other;
    }

    /** Which injector this is, from 0, of how many. */
    public void injector(int index, int of) {
        if (of < 1 || index < 0 || index >= of) {
            throw new InputException(
                    "passkeys().injector: " + index + " of " + of + "; the first of four is 0 of 4, the last 3 of 4");
        }
        injector = index;
        injectors = of;
    }

    /** Whom figures go to, as the flags of {@code keywave run} have it. */
    public void deliver(DeliveryOption option, String text) {
        delivery = delivery.with(SettingsDraft::word, option, text);
    }

    /** {@code passkeys().remoteWrite}. */
    private static String word(DeliveryOption option) {
        StringBuilder word = new StringBuilder("passkeys().");
        boolean upper = false;
        for (char letter : option.label().toCharArray()) {
            if (letter != '-') {
                word.append(upper ? Character.toUpperCase(letter) : letter);
            }
            upper = letter == '-';
        }
        return word.toString();
    }

    /** Share of the adapters' ceremonies that send a trace context, {@code 1%}. */
    public void trace(String share) {
        traced = Quantities.fraction("passkeys().trace", share);
    }

    /** What Grafana is told that runs. */
    public void simulation(String name) {
        simulation = name;
    }

    /** A part of the simulation that Grafana is told of. */
    public void phase(String name, Duration from, Duration length) {
        if (name.isBlank() || from.isNegative() || length.isNegative() || length.isZero()) {
            throw new InputException("passkeys().phase: \"" + name + "\" from " + from + " for " + length
                    + "; write a name, when it begins and how long it is");
        }
        phases.add(new PlannedPhase(name, from.toMillis(), from.plus(length).toMillis()));
    }

    /** Variables of an adapter. */
    public void variables(Map<String, String> values) {
        values.forEach(settings.target()::variable);
    }

    /** Where an adapter's secret is to be found: {@code env:NAME} or {@code file:PATH}. */
    public void secret(String name, String reference) {
        settings.target().secret(name, reference);
    }

    /** A CSV file with a row for each user, for adapters. */
    public void feeder(String path) {
        settings.target().feeder("passkeys().feeder", path);
    }

    /** A host on another machine whose owner has agreed to the load. */
    public void authorizedHost(String host) {
        settings.target().authorizedHost(host);
    }

    /** All of it. */
    PasskeySettings build() {
        settings.crypto(crypto);
        PopulationPlan plan = settings.build().population();
        PopulationPlan users = new PopulationPlan(
                plan.users(),
                plan.file(),
                plan.seed(),
                plan.mix(),
                Math.max(plan.authenticatorsPerUser(), authenticatorsPerUser),
                false,
                plan.models());
        if (plan.file() != null && !authenticator.outlivesRun()) {
            throw new InputException(
                    "passkeys().authenticator: this one keeps its credentials in memory, and in the next"
                            + " run the population file would name credentials that nobody has; leave out population(...)");
        }
        if (injectors > users.users()) {
            throw new InputException("passkeys().injector: " + injectors + " injectors share " + users.users()
                    + " users; raise the users or take fewer injectors");
        }
        return new PasskeySettings(
                users,
                settings.target().build(),
                crypto,
                authenticator,
                injector,
                injectors,
                new PasskeyFigures(delivery, delivery.settings(SecretReference::read), simulation, phases),
                traced);
    }

    private void readInjector(String text) {
        String[] parts = text.split("/", -1);
        try {
            injector(Integer.parseInt(parts[0].strip()), Integer.parseInt(parts[parts.length - 1].strip()));
        } catch (NumberFormatException e) {
            throw new InputException(
                    "-D" + INJECTOR_PROPERTY + ": \"" + text + "\" is not INDEX/COUNT; write for example 1/4", e);
        }
    }
}
