package dev.keywave.attack;

import dev.keywave.input.Suggestion;
import dev.keywave.input.YamlNode;
import dev.keywave.workload.CeremonyType;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads one entry of the catalogue's files. An entry of both ceremonies is two attacks whose names begin with the
 * ceremony's; {@code {verify}} in a clause is the link to the ceremony's verification procedure.
 */
final class AttackEntry {

    private static final List<String> KEYS = List.of(
            "name",
            "ceremony",
            "clause",
            "change",
            "noticed_by",
            "expect",
            "needs",
            "prepare",
            "rejected_as",
            "mutate");

    private static final String LEVEL_3 = "https://www.w3.org/TR/webauthn-3/#";
    private static final String BOTH = "both";

    private AttackEntry() {}

    /** Adds the attacks of an entry. */
    static void read(YamlNode entry, String area, List<Attack> attacks) {
        entry.knowing(KEYS);
        YamlNode ceremony = entry.required("ceremony");
        for (CeremonyType type : CeremonyType.WEBAUTHN) {
            if (ceremony.asString().equals(BOTH)) {
                attacks.add(attack(entry, area, type, type.label() + "-", attacks.size()));
            } else if (one(ceremony, CeremonyType.WEBAUTHN.toArray(CeremonyType[]::new), CeremonyType::label) == type) {
                attacks.add(attack(entry, area, type, "", attacks.size()));
            }
        }
    }

    private static Attack attack(YamlNode entry, String area, CeremonyType ceremony, String prefix, int index) {
        YamlNode mutate = entry.required("mutate");
        Expectation expect = one(entry.required("expect"), Expectation.values(), Expectation::label);
        List<String> rejectedAs = texts(entry.optional("rejected_as"));
        if (rejectedAs.isEmpty() != (expect == Expectation.ACCEPT)) {
            throw entry.required("expect").error("\"rejected_as\" belongs to what may be rejected, and only to it");
        }
        YamlNode prepare = entry.optional("prepare");
        return new Attack(
                index,
                prefix + entry.required("name").asString(),
                ceremony,
                area,
                clause(entry.required("clause").asString(), ceremony),
                entry.required("change").asString(),
                entry.required("noticed_by").asString(),
                expect,
                needs(entry.optional("needs")),
                prepare.isPresent() ? one(prepare, Preparation.values(), Preparation::label) : Preparation.NONE,
                rejectedAs,
                Operators.text(mutate),
                Operators.read(mutate));
    }

    private static String clause(String text, CeremonyType ceremony) {
        return text.replace(
                        "{verify}",
                        ceremony == CeremonyType.REGISTRATION
                                ? "{level3}sctn-registering-a-new-credential"
                                : "{level3}sctn-verifying-assertion")
                .replace("{level3}", LEVEL_3);
    }

    private static Set<Need> needs(YamlNode node) {
        Set<Need> needs = new HashSet<>();
        if (node.isPresent()) {
            for (YamlNode need : node.asList()) {
                needs.add(one(need, Need.values(), Need::label));
            }
        }
        return needs;
    }

    private static List<String> texts(YamlNode node) {
        return node.isPresent() ? node.asList().stream().map(YamlNode::asString).toList() : List.of();
    }

    private static <T> T one(YamlNode node, T[] values, Function<? super T, String> label) {
        Map<String, T> known = Arrays.stream(values)
                .collect(Collectors.toMap(label, Function.identity(), (a, b) -> a, LinkedHashMap::new));
        T found = known.get(node.asString());
        if (found == null) {
            throw node.error("\"" + node.name() + "\" is \"" + node.asString() + "\"; "
                    + Suggestion.among(node.asString(), known.keySet()));
        }
        return found;
    }
}
