package dev.keywave.benchmarks.verify;

import static dev.keywave.report.StaticPage.escape;

import dev.keywave.report.StaticPage;
import dev.keywave.webauthn.CoseAlgorithm;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The page: a bar chart for each algorithm, the table's figures on the bars, and what they depend on. */
final class MeasuredHtml {

    private static final String STYLE = """
            svg.bars { display: block; width: 100%; height: auto; max-width: 920px; }
            svg.bars text { fill: var(--text); font: 13px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
            svg.bars .more { fill: var(--muted); }
            svg.bars .ours { fill: var(--blue); }
            svg.bars .reference { fill: var(--amber); }
            svg.bars .error { stroke: var(--text); stroke-width: 1.5; }
            svg.bars .axis { stroke: var(--rule); }
            """;

    private MeasuredHtml() {}

    static String of(Measured measured) {
        StringBuilder body = new StringBuilder("<header><h1>Keywave: what a verification costs</h1></header>")
                .append("<section class=\"card\"><dl class=\"facts\">");
        measured.environment()
                .forEach((name, value) -> body.append("<div><dt>")
                        .append(escape(name))
                        .append("</dt><dd>")
                        .append(escape(value))
                        .append("</dd></div>"));
        body.append("</dl>");
        measured.notes()
                .forEach(note ->
                        body.append("<p class=\"note\">").append(escape(note)).append("</p>"));
        body.append("</section>");
        charts(measured, "Verifications per second and core", Row::verify, measured::verifyRatio, body);
        if (measured.hasSigning()) {
            charts(measured, "Signatures per second and core", Row::sign, measured::signRatio, body);
        }
        return StaticPage.html("Keywave: what a verification costs", STYLE, body.toString());
    }

    private static void charts(
            Measured measured,
            String title,
            Function<Row, @Nullable Figure> figure,
            Function<Row, OptionalDouble> ratio,
            StringBuilder body) {
        body.append("<h2>").append(title).append("</h2>");
        body.append(
                "<p class=\"note\">Bars start at 0. Beside the figure stands the 95 % confidence interval of the mean,"
                        + " the line at the bar's end, and the ratio to openssl speed in the same run.</p>");
        for (CoseAlgorithm algorithm : measured.algorithms()) {
            List<Row> rows = measured.of(algorithm);
            body.append("<section class=\"card\" style=\"margin-top:12px\"><h3>")
                    .append(algorithm.label())
                    .append("</h3>")
                    .append(BarChart.of(title + ", " + algorithm.label(), rows, figure, ratio))
                    .append("</section>");
        }
    }
}
