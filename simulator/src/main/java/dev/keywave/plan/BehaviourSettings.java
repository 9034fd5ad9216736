package dev.keywave.plan;

import dev.keywave.attack.Attack;
import dev.keywave.attack.AttackCatalogue;
import dev.keywave.attack.Expectation;
import dev.keywave.farm.Behaviour;
import dev.keywave.farm.Life;
import dev.keywave.input.InputException;
import dev.keywave.input.Quantities;
import dev.keywave.input.Suggestion;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What users do besides logging in, while it is being put together. */
public final class BehaviourSettings {

    private static final List<String> EVENTS = List.of("added", "replaced", "lost", "removed", "synced", "left");

    private double attacks;
    private double races;
    /** Null until somebody says which: an honest run does not read the catalogue. */
    private @Nullable List<Attack> catalogue;

    private final Map<String, Double> life = new LinkedHashMap<>();
    private boolean human;
    private @Nullable String firstPlace;

    /** Share of ceremonies that are changed on purpose. */
    public void attacks(String where, String text) {
        attacks = share(where, text);
    }

    /** Only these attacks and look-alikes, by name, with commas between. */
    public void onlyAttacks(String where, String names) {
        catalogue = Arrays.stream(names.split(",", -1))
                .map(name -> named(where, name.strip()))
                .toList();
    }

    /** What the relying party is expected to do with an attack: {@code NAME=accept} or {@code NAME=reject}. */
    public void expect(String where, String text) {
        int equals = text.indexOf('=');
        String expected = equals < 0 ? "" : text.substring(equals + 1).strip();
        if (!expected.equals("accept") && !expected.equals("reject")) {
            throw new InputException(where + ": \"" + text + "\" expects nothing; write NAME=accept or NAME=reject");
        }
        Attack attack = named(where, text.substring(0, equals).strip());
        Expectation expectation = expected.equals("accept") ? Expectation.ACCEPT : Expectation.REJECT;
        catalogue = Stream.concat(
                        catalogue().stream().filter(entry -> entry.index() != attack.index()),
                        Stream.of(attack.expecting(expectation)))
                .toList();
    }

    /** Without those that Level 3 leaves to the relying party, until somebody says what to expect. */
    private List<Attack> catalogue() {
        if (catalogue != null) {
            return catalogue;
        }
        return AttackCatalogue.all().stream()
                .filter(attack -> attack.expect() != Expectation.POLICY)
                .toList();
    }

    private static Attack named(String where, String name) {
        try {
            return AttackCatalogue.byName(name);
        } catch (InputException e) {
            throw new InputException(where + ": " + e.getMessage(), e);
        }
    }

    /** Share of authentications that meet another one of the same credential. */
    public void races(String where, String text) {
        races = share(where, text);
    }

    /** What happens to credentials: {@code replaced=1%,left=0.1%}. */
    public void life(String where, String text) {
        for (String part : text.split(",", -1)) {
            int equals = part.indexOf('=');
            if (equals < 0) {
                throw new InputException(where + ": \"" + text
                        + "\" is not a list of events with shares; write for example replaced=1%,left=0.1%");
            }
            event(
                    where,
                    part.substring(0, equals).strip(),
                    part.substring(equals + 1).strip());
        }
    }

    /** One thing that happens to credentials, with its share of the authentications. */
    void event(String where, String name, String share) {
        if (!EVENTS.contains(name)) {
            throw new InputException(
                    where + ": \"" + name + "\" does not happen to credentials; " + Suggestion.among(name, EVENTS));
        }
        life.put(name, share(where, share));
    }

    /** Whether people take their time. */
    public void human(boolean slow) {
        human = slow;
    }

    /** Whether anything needs users with a second authenticator. */
    boolean needsSecondAuthenticator() {
        return of("added") > 0;
    }

    Behaviour build(long seed, boolean overlap) {
        Life events = new Life(of("added"), of("replaced"), of("lost"), of("removed"), of("synced"), of("left"));
        double sum = attacks + races + events.total();
        if (sum >= 1) {
            throw new InputException(firstPlace + ": attacks, races and events together are " + RunSettings.percent(sum)
                    + " of the ceremonies; leave some for honest logins");
        }
        if (overlap && (races > 0 || events.total() > 0)) {
            throw new InputException(firstPlace
                    + ": races and events need credentials whose other ceremonies do not overlap; leave overlap out");
        }
        return new Behaviour(attacks, attacks > 0 ? catalogue() : List.of(), races, events, human, seed);
    }

    void inWords(Map<String, String> words) {
        if (attacks > 0) {
            words.put("attacks", RunSettings.percent(attacks) + " of the ceremonies");
        }
        if (races > 0) {
            words.put("races", RunSettings.percent(races) + " of the authentications");
        }
        if (!life.isEmpty()) {
            StringBuilder text = new StringBuilder();
            life.forEach((name, share) -> text.append(text.isEmpty() ? "" : ", ")
                    .append(name)
                    .append(' ')
                    .append(RunSettings.percent(share)));
            words.put("life of credentials", text + " of the authentications");
        }
        if (human) {
            words.put("people", "take their time at the authenticator");
        }
    }

    private double of(String event) {
        return life.getOrDefault(event, 0.0);
    }

    private double share(String where, String text) {
        firstPlace = firstPlace == null ? where : firstPlace;
        return Quantities.fraction(where, text);
    }
}
