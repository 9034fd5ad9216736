package dev.keywave.checkpoint;

import dev.keywave.forecast.Band;
import dev.keywave.report.TracesTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A rollout's result on a console: the verdict, a line for each wave, why, and what would help. */
public final class RolloutConsole {

    private static final String BOLD = "\u001B[1m";
    private static final String GREEN = "\u001B[32m";
    private static final String RED = "\u001B[31m";
    private static final String PLAIN = "\u001B[0m";

    private final RolloutResult result;
    private final boolean colour;
    private final StringBuilder out = new StringBuilder();

    private RolloutConsole(RolloutResult result, boolean colour) {
        this.result = result;
        this.colour = colour;
    }

    /** The text, with a line feed at its end. */
    public static String text(RolloutResult result, boolean colour) {
        RolloutConsole console = new RolloutConsole(result, colour);
        console.head();
        console.waves();
        console.why();
        console.list(
                "What would make it fit (each simulated)",
                result.proposals().stream()
                        .map(proposal -> proposal.wave() + ": " + proposal.change() + " -> " + proposal.leadsTo())
                        .toList());
        console.list(
                "What moves the go / no-go most",
                result.swings().stream()
                        .limit(RolloutResult.SHOWN_SWINGS)
                        .map(swing -> swing.input() + ": " + SwingBars.inWords(swing))
                        .toList());
        console.list("Driven peaks", console.driven());
        console.rehearsal();
        return console.out.toString();
    }

    private void head() {
        String word = result.word();
        out.append('\n')
                .append(painted(word, word.equals("GO") ? GREEN : RED))
                .append("  ")
                .append(plain(result.subject()))
                .append(": ")
                .append(result.explanation())
                .append('\n');
        result.notes().forEach(note -> out.append("  ").append(plain(note)).append('\n'));
        out.append('\n');
    }

    private void waves() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "wave",
                "checkpoint",
                "users",
                "enrolled",
                "two",
                "locked out",
                "peak/s (95%)",
                "capacity",
                "headroom",
                ""));
        for (WaveVerdict verdict : result.verdicts()) {
            rows.add(List.of(
                    verdict.wave().name(),
                    verdict.wave().end().toString(),
                    Written.count(verdict.figures().users()),
                    median(verdict, Criterion.ENROLLED),
                    median(verdict, Criterion.TWO_METHODS),
                    median(verdict, Criterion.LOCKED_OUT),
                    Written.threeDigits(verdict.peakPerS().median()) + " ("
                            + Written.threeDigits(verdict.peakPerS().high()) + ")",
                    WavesTable.capacity(verdict),
                    Double.isNaN(verdict.headroom()) ? "not known" : Written.percent(verdict.headroom()),
                    verdict.word()));
        }
        table(rows, "GO");
    }

    /** The last column is a verdict, green when it is the good one. */
    private void table(List<List<String>> rows, String good) {
        int verdict = rows.get(0).size() - 1;
        int[] widths = new int[verdict];
        for (List<String> row : rows) {
            for (int i = 0; i < verdict; i++) {
                widths[i] = Math.max(widths[i], plain(row.get(i)).length());
            }
        }
        for (List<String> row : rows) {
            out.append("  ");
            for (int i = 0; i < verdict; i++) {
                String format = "%" + (i == 0 ? "-" : "") + widths[i] + "s  ";
                out.append(String.format(Locale.ROOT, format, plain(row.get(i))));
            }
            String word = row.get(verdict);
            out.append(word.isEmpty() ? "" : painted(word, word.equals(good) ? GREEN : RED))
                    .append('\n');
        }
    }

    private void why() {
        list(
                "Why not",
                result.verdicts().stream()
                        .filter(verdict -> !verdict.go())
                        .flatMap(verdict -> verdict.objections().stream()
                                .map(finding -> verdict.wave().name() + ": " + finding.sentence()))
                        .toList());
    }

    private List<String> driven() {
        List<String> lines = new ArrayList<>();
        for (DrivenWave wave : result.driven()) {
            lines.add(wave.load().wave() + ": " + wave.inWords());
            wave.result().invalidReasons().forEach(reason -> lines.add("  no verdict: " + reason));
            wave.load().notes().forEach(note -> lines.add("  " + note));
            wave.traces().first().ifPresent(first -> lines.add("  " + TracesTable.inWords(first)));
        }
        return lines;
    }

    private void rehearsal() {
        if (result.rehearsed().isEmpty()) {
            return;
        }
        out.append('\n')
                .append(painted("Rehearsal", BOLD))
                .append("  ")
                .append(RehearsalTable.NOTE)
                .append('\n');
        List<List<String>> rows = new ArrayList<>();
        rows.add(RehearsalTable.HEADER);
        result.rehearsed().forEach(day -> rows.add(RehearsalTable.row(day)));
        table(rows, "as foreseen");
        list(
                "Not foreseen at all",
                result.rehearsed().stream()
                        .flatMap(day ->
                                day.unexpected().stream().map(what -> day.wave() + ", " + day.date() + ": " + what))
                        .toList());
    }

    private void list(String title, List<String> lines) {
        if (!lines.isEmpty()) {
            out.append('\n').append(painted(title, BOLD)).append('\n');
            out.append(lines.stream().map(line -> "  " + plain(line) + "\n").collect(Collectors.joining()));
        }
    }

    private static String median(WaveVerdict verdict, Criterion criterion) {
        return Written.percent(
                verdict.bands().getOrDefault(criterion, new Band(0, 0, 0)).median());
    }

    private String painted(String text, String with) {
        return colour ? with + text + PLAIN : text;
    }

    /** Names come from a file that somebody wrote, and cannot steer the terminal. */
    private static String plain(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]", "?");
    }
}
