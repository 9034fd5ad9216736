package dev.keywave.benchmarks.compare;

import java.util.ArrayList;
import java.util.List;

/** A table of text: the columns of words to the left, those of figures to the right. */
public final class TextTable {

    private static final String GAP = "  ";

    private final boolean[] left;
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * A table.
     *
     * @param alignments one letter for each column, {@code l} or {@code r}
     * @param header its words
     */
    public TextTable(String alignments, String... header) {
        left = new boolean[alignments.length()];
        for (int i = 0; i < left.length; i++) {
            left[i] = alignments.charAt(i) == 'l';
        }
        row(header);
    }

    /** One more row. */
    public void row(String... cells) {
        if (cells.length != left.length) {
            throw new IllegalArgumentException(cells.length + " cells for " + left.length + " columns");
        }
        rows.add(List.of(cells));
    }

    /** The lines, each with its line feed. */
    public String text() {
        int[] widths = new int[left.length];
        rows.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String pad = " ".repeat(widths[i] - row.get(i).length());
                line.append(i == 0 ? "" : GAP).append(left[i] ? row.get(i) + pad : pad + row.get(i));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
