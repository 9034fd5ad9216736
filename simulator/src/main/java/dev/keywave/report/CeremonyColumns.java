package dev.keywave.report;

import dev.keywave.measure.CeremonyFigures;
import dev.keywave.measure.Outcome;
import dev.keywave.measure.RunResult;
import dev.keywave.measure.Stage;
import dev.keywave.workload.CeremonyType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.HdrHistogram.Histogram;

/** The ceremonies of a run side by side, a column pair for each that took place. */
final class CeremonyColumns {

    /** Width of the column of labels. */
    static final int LABEL = 18;

    /** So many pairs of columns only fit into a line when each is a little narrower. */
    private static final int MANY = 3;

    private final int cell;
    private final String gap;

    private final Map<CeremonyType, CeremonyFigures> active = new EnumMap<>(CeremonyType.class);
    private final List<String> lines = new ArrayList<>();

    private CeremonyColumns(RunResult result) {
        result.ceremonies().forEach((type, figures) -> {
            if (figures.intended() > 0) {
                active.put(type, figures);
            }
        });
        boolean many = active.size() >= MANY;
        cell = many ? 12 : 13;
        gap = " ".repeat(many ? 3 : 4);
    }

    static List<String> lines(RunResult result) {
        CeremonyColumns columns = new CeremonyColumns(result);
        if (!columns.active.isEmpty()) {
            columns.counts();
            columns.times();
            columns.stages();
            columns.reasons();
        }
        List<CeremonyType> absent = CeremonyType.WEBAUTHN.stream()
                .filter(type -> !columns.active.containsKey(type))
                .toList();
        if (!absent.isEmpty()) {
            columns.lines.add("");
        }
        absent.forEach(type -> columns.lines.add("no " + type.label() + " in the measured phases"));
        return columns.lines;
    }

    private void counts() {
        lines.add("");
        StringBuilder head = new StringBuilder(label(""));
        active.keySet().forEach(type -> head.append(gap).append(wide(type.label())));
        lines.add(head.toString());
        wideRow("intended", figures -> Figures.count(figures.intended()));
        for (Outcome outcome : Outcome.values()) {
            wideRow(outcome.label(), figures -> Figures.count(figures.count(outcome)));
        }
        wideRow("accepted rate", figures -> Figures.perS(figures.ratePerS()));
    }

    private void times() {
        lines.add("");
        pairRow("time, ms", figures -> "response", figures -> "service");
        for (Quantile quantile : Quantile.values()) {
            pairRow(
                    "  " + quantile.label(),
                    figures -> Figures.ms(quantile.ms(figures.responseTimeNs())),
                    figures -> Figures.ms(quantile.ms(figures.serviceTimeNs())));
        }
    }

    private void stages() {
        lines.add("");
        pairRow("stage, ms", figures -> "p50", figures -> "p99");
        for (Stage stage : Stage.values()) {
            if (active.values().stream().allMatch(figures -> of(figures, stage).getTotalCount() == 0)) {
                continue;
            }
            pairRow(
                    "  " + stage.label().replace('_', ' '),
                    figures -> Figures.ms(Quantile.P50.ms(of(figures, stage))),
                    figures -> Figures.ms(Quantile.P99.ms(of(figures, stage))));
        }
    }

    private void reasons() {
        List<String> rows = new ArrayList<>();
        active.forEach((type, figures) -> figures.reasons().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .forEach(reason -> rows.add(String.format(
                        Locale.ROOT,
                        "  %-16s%11s  %7.3f%%  %s",
                        type.label(),
                        Figures.count(reason.getValue()),
                        100.0 * reason.getValue() / figures.intended(),
                        Figures.cut(reason.getKey(), FinalTable.WIDTH - 40)))));
        if (!rows.isEmpty()) {
            lines.add("");
            lines.add("reasons");
            lines.addAll(rows);
        }
    }

    private void wideRow(String name, Function<CeremonyFigures, String> value) {
        StringBuilder row = new StringBuilder(label(name));
        active.values().forEach(figures -> row.append(gap).append(wide(value.apply(figures))));
        lines.add(row.toString());
    }

    private void pairRow(
            String name, Function<CeremonyFigures, String> first, Function<CeremonyFigures, String> second) {
        StringBuilder row = new StringBuilder(label(name));
        active.values()
                .forEach(figures ->
                        row.append(gap).append(cell(first.apply(figures))).append(cell(second.apply(figures))));
        lines.add(row.toString());
    }

    private static Histogram of(CeremonyFigures figures, Stage stage) {
        Histogram histogram = figures.stagesNs().get(stage);
        return histogram == null ? new Histogram(3) : histogram;
    }

    private static String label(String text) {
        return String.format(Locale.ROOT, "%-" + LABEL + "s", text);
    }

    private String cell(String text) {
        return String.format(Locale.ROOT, "%" + cell + "s", text);
    }

    private String wide(String text) {
        return String.format(Locale.ROOT, "%" + 2 * cell + "s", text);
    }
}
