package dev.keywave.benchmarks.verify;

import dev.keywave.webauthn.CoseAlgorithm;
import java.util.ArrayList;
import java.util.List;

/** The table on the console: what was measured first, no line wider than 100 columns but for long names. */
final class ConsoleTable {

    private static final String ROW = "%-10s %-30s %10s %8s %9s";
    private static final String SIGN = " %10s %8s %9s";

    private ConsoleTable() {}

    static String of(Measured measured) {
        boolean signs = measured.hasSigning();
        List<String> lines = new ArrayList<>();
        measured.environment().forEach((name, value) -> lines.add(String.format("%-18s%s", name, value)));
        lines.add("");
        lines.add(ROW.formatted("ALGORITHM", "PROVIDER", "VERIFY/S", "± 95 %", "x OPENSSL")
                + (signs ? SIGN.formatted("SIGN/S", "± 95 %", "x OPENSSL") : ""));
        for (CoseAlgorithm algorithm : measured.algorithms()) {
            String label = algorithm.label();
            for (Row row : measured.of(algorithm)) {
                lines.add(line(measured, row, label, signs).stripTrailing());
                label = "";
            }
            lines.add("");
        }
        measured.notes().forEach(note -> lines.add("note: " + note));
        return String.join(System.lineSeparator(), lines).stripTrailing() + System.lineSeparator();
    }

    private static String line(Measured measured, Row row, String label, boolean signs) {
        if (!row.note().isEmpty()) {
            return "%-10s %-30s %s".formatted(label, row.description(), row.note());
        }
        String verify = ROW.formatted(
                label,
                row.description(),
                Words.perS(row.verify()),
                Words.error(row.verify()),
                Words.ratio(measured.verifyRatio(row)));
        return signs
                ? verify
                        + SIGN.formatted(
                                Words.perS(row.sign()), Words.error(row.sign()), Words.ratio(measured.signRatio(row)))
                : verify;
    }
}
