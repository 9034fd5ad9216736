package dev.keywave.benchmarks.compare;

/** A comparison for the console, and as Markdown for a pull request. */
final class ComparisonText {

    private ComparisonText() {}

    /** For the console. */
    static String console(Comparison comparison) {
        TextTable table = new TextTable(
                "lrrlrlrl",
                "benchmark",
                "baseline",
                "new",
                "unit",
                "new/baseline",
                "99.9% interval",
                "forks",
                "verdict");
        for (ComparedBenchmark each : comparison.benchmarks()) {
            table.row(
                    each.title(),
                    Figures.number(each.baselineScore()),
                    Figures.number(each.newScore()),
                    each.baseline().unit(),
                    Figures.ratio(each.ratio()),
                    Figures.interval(each.interval(VerdictRule.CHANGE_CONFIDENCE)),
                    each.forks(),
                    verdict(each));
        }
        StringBuilder text = new StringBuilder(table.text());
        comparison.notes().forEach(note -> text.append("note: ").append(note).append('\n'));
        return text.append(comparison.headline())
                .append(" (threshold ")
                .append(Figures.percent(comparison.rule().threshold()))
                .append(" of time per operation)\n")
                .toString();
    }

    /** GitHub's Markdown (https://github.github.com/gfm/#tables-extension-). */
    static String markdown(Comparison comparison) {
        StringBuilder text = new StringBuilder("### Benchmarks: ")
                .append(comparison.headline())
                .append(
                        "\n\n| benchmark | baseline | new | unit | new / baseline | 99.9% interval | forks | verdict |\n")
                .append("|---|---:|---:|---|---:|---|---:|---|\n");
        for (ComparedBenchmark each : comparison.benchmarks()) {
            text.append("| ")
                    .append(String.join(
                            " | ",
                            cell(each.title()),
                            Figures.number(each.baselineScore()),
                            Figures.number(each.newScore()),
                            cell(each.baseline().unit()),
                            Figures.ratio(each.ratio()),
                            Figures.interval(each.interval(VerdictRule.CHANGE_CONFIDENCE)),
                            each.forks(),
                            marked(each)))
                    .append(" |\n");
        }
        text.append('\n');
        comparison.notes().forEach(note -> text.append("- ").append(cell(note)).append('\n'));
        return text.append(comparison.notes().isEmpty() ? "" : "\n")
                .append("Baseline: ")
                .append(cell(comparison.baselineName()))
                .append("; new: ")
                .append(cell(comparison.newName()))
                .append(". ")
                .append(sentence(comparison.ruleInWords()))
                .append(".\n")
                .toString();
    }

    private static String verdict(ComparedBenchmark each) {
        return each.verdict().label() + (each.verdict() == Verdict.UNDECIDED ? ": " + each.advice() : change(each));
    }

    private static String marked(ComparedBenchmark each) {
        return each.verdict() == Verdict.SLOWER ? "**" + verdict(each) + "**" : verdict(each);
    }

    /** Time per operation, where it changed. */
    private static String change(ComparedBenchmark each) {
        if (each.verdict() == Verdict.SAME) {
            return "";
        }
        double more = Math.expm1(each.estimate().logRatio());
        return ": " + Figures.percent(Math.abs(more)) + (more > 0 ? " more" : " less") + " time per operation";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;");
    }

    private static String sentence(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
