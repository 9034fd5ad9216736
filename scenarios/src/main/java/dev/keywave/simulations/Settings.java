package dev.keywave.simulations;

import dev.keywave.adapter.SecretReference;
import dev.keywave.crypto.CryptoChoice;
import dev.keywave.delivery.DeliverySettings;
import dev.keywave.delivery.DeliveryTexts;
import dev.keywave.input.InputException;
import dev.keywave.input.Quantities;
import dev.keywave.input.Suggestion;
import dev.keywave.plan.RunSettings;
import dev.keywave.population.Population;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was said to a simulation, read and checked; what was not said is its default. */
public final class Settings {

    /** How the names of all system properties begin that are for a simulation. */
    public static final String PREFIX = "keywave.";

    private static final double PERCENT = 100;

    private final About about;
    private final String prefix;
    private final Map<Setting, String> given;
    private final Map<String, Map<String, String>> named;
    private final DeliverySettings delivery;

    private Settings(
            About about,
            String prefix,
            Map<Setting, String> given,
            Map<String, Map<String, String>> named,
            DeliverySettings delivery) {
        this.about = about;
        this.prefix = prefix;
        this.given = given;
        this.named = named;
        this.delivery = delivery;
    }

    /**
     * Reads the system properties.
     *
     * @throws InputException one line at the first that is not known or cannot be
     */
    static Settings read(About about) {
        return read(about, System.getProperties(), "-D" + PREFIX);
    }

    /**
     * Reads properties; those of other names are somebody else's.
     *
     * @param prefix of a setting's name where the user wrote it: {@code -Dkeywave.} or {@code --}
     * @throws InputException one line at the first that is not known or cannot be
     */
    public static Settings read(About about, Properties properties, String prefix) {
        Map<Setting, String> given = new EnumMap<>(Setting.class);
        Map<String, Map<String, String>> named = new LinkedHashMap<>();
        Setting.NAMED.forEach(kind -> named.put(kind, new LinkedHashMap<>()));
        for (String property : new TreeSet<>(properties.stringPropertyNames())) {
            if (!property.startsWith(PREFIX)) {
                continue;
            }
            String label = property.substring(PREFIX.length());
            String text = properties.getProperty(property);
            int dot = label.indexOf('.');
            Map<String, String> names = dot < 0 ? null : named.get(label.substring(0, dot));
            if (names != null) {
                names.put(label.substring(dot + 1), text);
                continue;
            }
            Setting setting = known(about, label, prefix);
            setting.kind().check(prefix + label, text);
            given.put(setting, text);
        }
        return new Settings(about, prefix, given, named, deliveryOf(properties, prefix));
    }

    /** Whom figures go to, which the passkeys read from the same properties. */
    private static DeliverySettings deliveryOf(Properties properties, String prefix) {
        return DeliveryTexts.of(
                        option -> prefix + option.label(), option -> properties.getProperty(PREFIX + option.label()))
                .settings(SecretReference::read);
    }

    private static Setting known(About about, String label, String prefix) {
        Setting setting = Setting.named(label);
        if (setting == null || !about.knows(setting)) {
            throw new InputException(prefix + label + ": " + about.name() + " has no such setting; "
                    + Suggestion.among(
                            label, about.settings().stream().map(Setting::label).collect(Collectors.toList())));
        }
        return setting;
    }

    /** Whether somebody said it. */
    boolean says(Setting setting) {
        return given.containsKey(setting);
    }

    /** Where it stands, for the one line of an error. */
    String where(Setting setting) {
        return prefix + setting.label();
    }

    /** As it was written, or its default; null where there is neither. */
    @Nullable
    String find(Setting setting) {
        String text = given.get(setting);
        return text == null ? about.byDefault(setting) : text;
    }

    /** As it was written, or its default. */
    String text(Setting setting) {
        String text = find(setting);
        if (text == null) {
            throw new IllegalStateException(about.name() + " has no default for " + setting.label());
        }
        return text;
    }

    /** Values by name: of an adapter's variables ({@code var}) or secrets ({@code secret}). */
    Map<String, String> named(String kind) {
        return Map.copyOf(named.getOrDefault(kind, Map.of()));
    }

    long count(Setting setting) {
        return Kind.count(where(setting), text(setting));
    }

    double factor(Setting setting) {
        return Kind.factor(where(setting), text(setting));
    }

    double perS(Setting setting) {
        return Quantities.positiveRatePerS(where(setting), text(setting));
    }

    Duration duration(Setting setting) {
        return Duration.ofNanos(Quantities.positiveDurationNs(where(setting), text(setting)));
    }

    /** How long, in the whole seconds that Gatling injects by. */
    long seconds() {
        return duration(Setting.FOR).toSeconds();
    }

    /** 0 to 1. */
    double fraction(Setting setting) {
        return Quantities.fraction(where(setting), text(setting));
    }

    /** 0 to 100. */
    double percent(Setting setting) {
        return fraction(setting) * PERCENT;
    }

    /** That shares of one whole are not more than that. */
    void requireAtMostAll(Setting... shares) {
        double all = 0;
        for (Setting share : shares) {
            all += fraction(share);
        }
        if (all > 1) {
            throw new InputException(where(shares[0]) + ": together with "
                    + Arrays.stream(shares).skip(1).map(Setting::label).collect(Collectors.joining(", ")) + " it is "
                    + Math.round(all * PERCENT) + "%; write shares of 100% at most");
        }
    }

    /** How many users take part: as said, or all of a population that is there, or the default. */
    long users() {
        String population = given.get(Setting.POPULATION);
        if (!says(Setting.USERS) && population != null && Files.exists(Path.of(population))) {
            return Population.usersIn(Path.of(population));
        }
        return count(Setting.USERS);
    }

    /** Who signs. */
    CryptoChoice crypto() {
        String text = find(Setting.CRYPTO);
        if (text == null) {
            return CryptoChoice.AUTO;
        }
        for (CryptoChoice choice : CryptoChoice.values()) {
            if (choice.name().equalsIgnoreCase(text.strip())) {
                return choice;
            }
        }
        throw new InputException(
                where(Setting.CRYPTO) + ": \"" + text + "\" is not known; write auto, accp, bc or jdk");
    }

    /** Whether virtual users share connections. */
    boolean sharesConnections() {
        String text = text(Setting.CONNECTION_POLICY);
        if (!text.equals("shared") && !text.equals("user")) {
            throw new InputException(
                    where(Setting.CONNECTION_POLICY) + ": \"" + text + "\" is not known; write user or shared");
        }
        return text.equals("shared");
    }

    /** Whom figures go to. */
    DeliverySettings delivery() {
        return delivery;
    }

    /** Hosts other than loopback that may be loaded. */
    List<String> authorizedHosts() {
        String hosts = find(Setting.AUTHORIZED_FOR);
        return hosts == null
                ? List.of()
                : Arrays.stream(hosts.split(",", -1)).map(String::strip).toList();
    }

    /** What a run of the farm would be told: which relying party, and which authenticators the users have. */
    RunSettings run() {
        RunSettings run = new RunSettings();
        with(Setting.TARGET, (where, text) -> run.target().add(where, text));
        authorizedHosts().forEach(run.target()::authorizedHost);
        with(Setting.ORIGIN, (where, text) -> run.target().origin(text));
        with(Setting.ADAPTER, (where, text) -> run.target().adapter(text));
        with(Setting.FEEDER, (where, text) -> run.target().feeder(where, text));
        named("var").forEach(run.target()::variable);
        named("secret").forEach(run.target()::secret);
        with(Setting.SEED, (where, text) -> run.seed(text));
        with(Setting.MODEL_FILE, (where, text) -> run.modelFiles(List.of(Path.of(text))));
        with(Setting.MODELS, run::models);
        with(Setting.ALGORITHMS, run::algorithms);
        run.crypto(crypto());
        return run;
    }

    private void with(Setting setting, BiConsumer<String, String> use) {
        String text = find(setting);
        if (text != null) {
            use.accept(where(setting), text);
        }
    }
}
