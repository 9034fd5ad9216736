package dev.keywave.benchmarks.compare;

import static dev.keywave.report.StaticPage.escape;

import dev.keywave.report.StaticPage;
import java.util.List;

/** A comparison as a page of one file that loads nothing. */
final class ComparisonPage {

    private static final String STYLE = """
            .wide { margin-top: 14px; }
            .figures .verdict { text-align: left; }
            .slower { color: var(--red); font-weight: 700; }
            .faster { color: var(--green); font-weight: 600; }
            .undecided { color: var(--muted); }
            """;

    private ComparisonPage() {}

    /** The page. */
    static String html(Comparison comparison) {
        StringBuilder body = new StringBuilder("<header><h1>Benchmarks compared</h1><span>baseline ")
                .append(escape(comparison.baselineName()))
                .append("</span><span>new ")
                .append(escape(comparison.newName()))
                .append("</span></header>");
        String kind = comparison.regressed() ? "failed" : comparison.decided() ? "passed" : "interrupted";
        body.append("<div class=\"banner ")
                .append(kind)
                .append("\" role=\"status\"><strong>")
                .append(comparison.regressed() ? "✘ slower" : comparison.decided() ? "✔ not slower" : "? undecided")
                .append("</strong>")
                .append(escape(comparison.headline()))
                .append("</div><section class=\"card wide\"><h3>Time per operation</h3><p class=\"note\">thick: 95%"
                        + " interval, thin: 99.9%; shaded: within the threshold of ")
                .append(Figures.percent(comparison.rule().threshold()))
                .append("; ▶ slower &nbsp; ◀ faster &nbsp; ● same &nbsp; ○ undecided</p>")
                .append(new ForestPlot(comparison).svg())
                .append("</section>");
        table(comparison.benchmarks(), body);
        notes(comparison.notes(), body);
        body.append("<h2>Method</h2><section class=\"card\"><p>")
                .append(escape(
                        "Where the iterations of two forks took turns, their n-th ones are compared, and a pair of forks"
                                + " counts with the mean of the middle half of these ratios. Forks that were measured apart"
                                + " count with the lower quartile of their iterations, since who shares the machine only ever"
                                + " adds time. Forks, or pairs, are put together by their 20% trimmed mean. The error is that of"
                                + " a hierarchical bootstrap over forks and iterations (Kalibera and Jones, ISMM 2013);"
                                + " intervals are"
                                + " Student's. The verdicts: " + comparison.ruleInWords() + "; else undecided."))
                .append("</p></section>");
        return StaticPage.html("Keywave benchmarks compared", ForestPlot.STYLE + STYLE, body.toString());
    }

    private static void table(List<ComparedBenchmark> benchmarks, StringBuilder body) {
        body.append("<section class=\"card scroll wide\"><table class=\"figures\"><thead><tr><th>benchmark</th>"
                + "<th class=\"verdict\">verdict</th><th>baseline</th><th>new</th><th>unit</th><th>new / baseline</th><th>95% interval</th>"
                + "<th>99.9% interval</th><th>forks</th></tr></thead><tbody>");
        for (ComparedBenchmark each : benchmarks) {
            body.append("<tr><th>")
                    .append(escape(each.title()))
                    .append("</th><td class=\"verdict ")
                    .append(each.verdict().label())
                    .append("\">")
                    .append(each.verdict().label())
                    .append(each.advice().isEmpty() ? "" : "; " + escape(each.advice()))
                    .append("</td><td>")
                    .append(String.join(
                            "</td><td>",
                            Figures.number(each.baselineScore()),
                            Figures.number(each.newScore()),
                            escape(each.baseline().unit()),
                            Figures.ratio(each.ratio()),
                            Figures.interval(each.interval(VerdictRule.SAME_CONFIDENCE)),
                            Figures.interval(each.interval(VerdictRule.CHANGE_CONFIDENCE)),
                            each.forks() + (each.estimate().paired() ? " in turns" : "")))
                    .append("</td></tr>");
        }
        body.append("</tbody></table></section>");
    }

    private static void notes(List<String> notes, StringBuilder body) {
        if (!notes.isEmpty()) {
            body.append("<h2>Notes</h2><section class=\"card\"><ul>");
            notes.forEach(note -> body.append("<li>").append(escape(note)).append("</li>"));
            body.append("</ul></section>");
        }
    }
}
