package dev.keywave.benchmarks.verify;

import java.util.ArrayList;
import java.util.List;

/** The table for a README or a pull request. */
final class MarkdownTable {

    private MarkdownTable() {}

    static String of(Measured measured) {
        boolean signs = measured.hasSigning();
        List<String> lines = new ArrayList<>();
        lines.add("| algorithm | provider | verify/s | ± 95 % | x openssl |"
                + (signs ? " sign/s | ± 95 % | x openssl |" : ""));
        lines.add("|---|---|--:|--:|--:|" + (signs ? "--:|--:|--:|" : ""));
        for (Row row : measured.rows()) {
            lines.add("| " + row.algorithm().label() + " | " + escape(row.description()) + " | "
                    + figures(measured, row) + (signs ? signing(measured, row) : ""));
        }
        lines.add("");
        measured.environment().forEach((name, value) -> lines.add("- " + name + ": " + escape(value)));
        measured.notes().forEach(note -> lines.add("- " + escape(note)));
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }

    private static String figures(Measured measured, Row row) {
        return row.note().isEmpty()
                ? Words.perS(row.verify()) + " | " + Words.error(row.verify()) + " | "
                        + Words.ratio(measured.verifyRatio(row)) + " |"
                : escape(row.note()) + " | | |";
    }

    private static String signing(Measured measured, Row row) {
        return row.note().isEmpty()
                ? " " + Words.perS(row.sign()) + " | " + Words.error(row.sign()) + " | "
                        + Words.ratio(measured.signRatio(row)) + " |"
                : " | | |";
    }

    private static String escape(String text) {
        return text.replace("|", "\\|");
    }
}
