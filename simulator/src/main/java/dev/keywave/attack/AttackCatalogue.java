package dev.keywave.attack;

import dev.keywave.input.InputException;
import dev.keywave.input.Suggestion;
import dev.keywave.input.YamlDocument;
import dev.keywave.input.YamlNode;
import dev.keywave.workload.CeremonyType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All attacks and look-alikes that Keywave knows, read once from the files beside this class. */
public final class AttackCatalogue {

    private static final List<String> AREAS = List.of(
            "client-data",
            "authenticator-data",
            "public-keys",
            "attestation",
            "certificates",
            "signatures",
            "sessions",
            "json",
            "look-alikes");

    private static final List<Attack> ALL = read();
    private static final Map<String, Attack> BY_NAME = byName(ALL);

    private AttackCatalogue() {}

    /** The whole catalogue; an attack stands at its index. */
    public static List<Attack> all() {
        return ALL;
    }

    /** Those of one ceremony. */
    public static List<Attack> of(CeremonyType ceremony) {
        return ALL.stream().filter(attack -> attack.ceremony() == ceremony).toList();
    }

    /**
     * The attack of a name.
     *
     * @throws InputException when there is none
     */
    public static Attack byName(String name) {
        Attack attack = BY_NAME.get(name);
        if (attack == null) {
            throw new InputException("unknown attack \"" + name + "\"; " + near(name));
        }
        return attack;
    }

    /** The catalogue is long: only what is near is listed. */
    private static String near(String name) {
        String suggestion = Suggestion.among(name, BY_NAME.keySet());
        int known = suggestion.indexOf(" (known: ");
        return (known < 0 ? "" : suggestion.substring(0, known) + " ") + "'keywave attacks list' lists all";
    }

    private static List<Attack> read() {
        List<Attack> attacks = new ArrayList<>();
        for (String area : AREAS) {
            String file = area + ".yaml";
            for (YamlNode entry : YamlDocument.parse(file, text(file)).list("attacks")) {
                AttackEntry.read(entry, area, attacks);
            }
        }
        return List.copyOf(attacks);
    }

    private static Map<String, Attack> byName(List<Attack> attacks) {
        Map<String, Attack> byName = new HashMap<>();
        for (Attack attack : attacks) {
            if (byName.put(attack.name(), attack) != null) {
                throw new InputException("the attack \"" + attack.name() + "\" is in the catalogue twice; rename one");
            }
        }
        return byName;
    }

    private static String text(String file) {
        try (InputStream resource = AttackCatalogue.class.getResourceAsStream(file)) {
            if (resource == null) {
                throw new IllegalStateException("The resource " + file + " is missing");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
