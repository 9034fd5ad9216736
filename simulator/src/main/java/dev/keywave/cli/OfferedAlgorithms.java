package dev.keywave.cli;

import dev.keywave.input.InputException;
import dev.keywave.input.Suggestion;
import dev.keywave.webauthn.CoseAlgorithm;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** COSE algorithms that a relying party offers, as users write them: {@code ES256,RS256}, the favourite first. */
final class OfferedAlgorithms {

    private OfferedAlgorithms() {}

    /** The {@code COSEAlgorithmIdentifier}s. */
    static List<Integer> parse(String where, String text) {
        List<Integer> ids = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            String label = part.strip();
            CoseAlgorithm algorithm = CoseAlgorithm.byLabel(label);
            if (algorithm == null) {
                List<String> known = Stream.of(CoseAlgorithm.values())
                        .map(CoseAlgorithm::label)
                        .toList();
                throw new InputException(where + ": names \"" + label + "\"; " + Suggestion.among(label, known));
            }
            if (ids.contains(algorithm.id())) {
                throw new InputException(where + ": names " + label + " twice; give each algorithm once");
            }
            ids.add(algorithm.id());
        }
        return ids;
    }

    static String inWords(List<Integer> ids) {
        return ids.stream()
                .map(id -> {
                    CoseAlgorithm algorithm = CoseAlgorithm.byId(id);
                    return algorithm == null ? id.toString() : algorithm.label();
                })
                .collect(Collectors.joining(", "));
    }
}
