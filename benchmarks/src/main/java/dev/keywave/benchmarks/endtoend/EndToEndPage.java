package dev.keywave.benchmarks.endtoend;

import static dev.keywave.report.StaticPage.escape;

import dev.keywave.benchmarks.compare.Figures;
import dev.keywave.report.StaticPage;
import java.util.Locale;

/** The cells as bars: what an authentication costs the relying party, and what of it is the signature. */
final class EndToEndPage {

    private static final String STYLE = """
            .wide { margin-top: 14px; }
            .choices .bar { height: 18px; margin: 3px 0; border-radius: 0; min-width: 0; }
            .choices .label { white-space: nowrap; }
            .figures .text { white-space: nowrap; }
            """;

    private EndToEndPage() {}

    static String html(EndToEndResult result) {
        StringBuilder body = new StringBuilder("<header><h1>Verification end to end</h1><span>")
                .append(escape(result.settings().algorithm()))
                .append("</span><span>")
                .append(escape(result.java()))
                .append("</span><span>")
                .append(escape(result.machine().toString()))
                .append("</span></header>");
        bars(result, body);
        table(result, body);
        body.append("<h2>Method</h2><section class=\"card\"><p>")
                .append(escape(EndToEndText.METHOD))
                .append(escape(String.format(
                        Locale.ROOT,
                        " Relying party and farm have one event loop each; %d users log in again and again without a"
                                + " pause, %d at a time, %.0f s of warm-up and %.0f s that count for each row.",
                        result.settings().users(),
                        result.settings().concurrency(),
                        result.settings().warmUpS(),
                        result.settings().measureS())))
                .append("</p><ul>");
        result.notes().forEach(note -> body.append("<li>").append(escape(note)).append("</li>"));
        body.append("</ul></section>");
        return StaticPage.html("Keywave: verification end to end", STYLE, body.toString());
    }

    private static void bars(EndToEndResult result, StringBuilder body) {
        double most = Math.max(
                result.exchange().cpuUs(),
                result.choices().stream()
                        .mapToDouble(choice -> choice.figures().cpuUs())
                        .max()
                        .orElse(0));
        body.append("<section class=\"card wide\"><h3>Processor time of the relying party for one authentication,"
                + " microseconds</h3><p class=\"note\">"
                + "<span class=\"key bar\" style=\"--bar: var(--grey)\"></span><span>HTTP, JSON, sessions</span>"
                + "<span class=\"key bar\" style=\"--bar: var(--blue)\"></span><span>library</span>"
                + "<span class=\"key bar striped\" style=\"--bar: var(--amber)\"></span><span>signature, by the"
                + " microbenchmark</span></p><div class=\"bars choices\">");
        bar(body, result.exchange(), most, result.exchange().cpuUs(), 0, 0);
        for (Choice choice : result.choices()) {
            bar(
                    body,
                    choice.figures(),
                    most,
                    choice.exchangeUs(),
                    Math.max(0, choice.libraryUs()),
                    choice.signatureUs());
        }
        body.append("</div></section>");
    }

    private static void bar(
            StringBuilder body, CellFigures figures, double most, double exchange, double library, double signature) {
        body.append("<span class=\"label\">")
                .append(escape(figures.cell().toString()))
                .append("</span><div class=\"parts\">");
        part(body, "bar", "--grey", exchange / most);
        part(body, "bar", "--blue", library / most);
        part(body, "bar striped", "--amber", signature / most);
        body.append("</div><span class=\"figure\">")
                .append(Figures.number(figures.cpuUs()))
                .append(" us: ")
                .append(Figures.number(figures.perCpuS()))
                .append("/s per core</span>");
    }

    private static void part(StringBuilder body, String kind, String colour, double share) {
        if (share > 0) {
            body.append(String.format(
                    Locale.ROOT,
                    "<div class=\"%s\" style=\"--bar: var(%s); width: %.2f%%\"></div>",
                    kind,
                    colour,
                    100 * share));
        }
    }

    private static void table(EndToEndResult result, StringBuilder body) {
        body.append("<section class=\"card scroll wide\"><table class=\"figures\"><thead><tr><th>choice</th>"
                + "<th>auth/s per core</th><th>predicted</th><th>measured / predicted</th><th>signature, us</th>"
                + "<th>signature</th><th>verification</th><th>cores busy</th><th class=\"text\">who verified</th></tr>"
                + "</thead><tbody>");
        for (Choice choice : result.choices()) {
            CellFigures figures = choice.figures();
            boolean reference = choice.reference() == null;
            body.append("<tr><th>")
                    .append(escape(figures.cell().toString()))
                    .append("</th><td>")
                    .append(String.join(
                            "</td><td>",
                            Figures.number(figures.perCpuS()),
                            reference ? "reference" : Figures.number(choice.predictedPerCpuS()),
                            reference ? "-" : Figures.number(choice.measuredOverPredicted()),
                            Figures.number(choice.signatureUs()),
                            Figures.percent(choice.signatureShare()),
                            Figures.percent(choice.verificationShare()),
                            Figures.number(figures.cores())))
                    .append("</td><td class=\"text\">")
                    .append(escape(figures.verification()))
                    .append("</td></tr>");
        }
        body.append("</tbody></table></section>");
    }
}
