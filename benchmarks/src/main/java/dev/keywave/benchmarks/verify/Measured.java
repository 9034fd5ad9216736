package dev.keywave.benchmarks.verify;

import dev.keywave.webauthn.CoseAlgorithm;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What one run found.
 *
 * @param environment date, machine, versions and method, in reading order
 * @param rows by algorithm, the reference last
 * @param notes what a reader must know beside the figures
 */
public record Measured(Map<String, String> environment, List<Row> rows, List<String> notes) {

    /** Whether anybody's signing was measured. */
    boolean hasSigning() {
        return rows.stream().anyMatch(row -> !row.isReference() && row.sign() != null);
    }

    List<CoseAlgorithm> algorithms() {
        return rows.stream().map(Row::algorithm).distinct().toList();
    }

    List<Row> of(CoseAlgorithm algorithm) {
        return rows.stream().filter(row -> row.algorithm() == algorithm).toList();
    }

    /** Verifications over those of {@code openssl speed}; empty when either was not measured. */
    OptionalDouble verifyRatio(Row row) {
        return ratio(row.verify(), reference(row.algorithm(), false));
    }

    /** Signatures over those of {@code openssl speed}. */
    OptionalDouble signRatio(Row row) {
        return ratio(row.sign(), reference(row.algorithm(), true));
    }

    private @Nullable Figure reference(CoseAlgorithm algorithm, boolean sign) {
        return of(algorithm).stream()
                .filter(Row::isReference)
                .findFirst()
                .map(row -> sign ? row.sign() : row.verify())
                .orElse(null);
    }

    private static OptionalDouble ratio(@Nullable Figure figure, @Nullable Figure reference) {
        return figure == null || reference == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(figure.perS() / reference.perS());
    }
}
