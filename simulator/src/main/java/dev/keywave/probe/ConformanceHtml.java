package dev.keywave.probe;

import static dev.keywave.report.StaticPage.escape;

import dev.keywave.probe.Clause.Finding;
import dev.keywave.report.StaticPage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The conformance table as a page: how each area did as a bar, then clause by clause. */
public final class ConformanceHtml {

    private static final String STYLE = """
            .clauses td, .clauses th { text-align: left; vertical-align: top; padding: 5px 10px 5px 0; border-bottom: 1px solid var(--rule); }
            .clauses { border-collapse: collapse; width: 100%; font-size: 14px; }
            .clauses td:first-child { white-space: nowrap; }
            .bad { color: var(--red); font-weight: 600; }
            .dim { color: var(--muted); }
            """;

    private static final Map<Finding, String> COLOURS = Map.of(
            Finding.ENFORCED, "--blue",
            Finding.TOLERATED, "--green",
            Finding.LEFT_OPEN, "--amber",
            Finding.NOT_ENFORCED, "--red",
            Finding.FALSE_REJECTION, "--red",
            Finding.SERVER_ERROR, "--purple",
            Finding.UNCLEAR, "--grey",
            Finding.NOT_APPLICABLE, "--rule");

    private ConformanceHtml() {}

    /**
     * The page.
     *
     * @param context target, adapter and the like, in reading order
     */
    public static String page(ConformanceResult result, Map<String, String> context) {
        StringBuilder body = new StringBuilder("<header><h1>Keywave conformance</h1>");
        context.forEach((name, value) ->
                body.append("<span>").append(escape(name + " " + value)).append("</span>"));
        body.append("</header>");
        boolean passed = result.passed();
        body.append("<div class=\"banner ")
                .append(passed ? "passed" : "failed")
                .append("\" role=\"status\"><strong>")
                .append(passed ? "✔ PASSED" : "✘ FINDINGS")
                .append("</strong>")
                .append(escape(inWords(result)))
                .append("</div>");
        overview(result, body);
        byArea(result).forEach((area, clauses) -> table(area, clauses, body));
        return StaticPage.html("Keywave conformance", STYLE, body.toString());
    }

    /** How many of what, the worst first. */
    public static String inWords(ConformanceResult result) {
        List<String> words = new ArrayList<>();
        Map<Finding, Long> counts = result.counts();
        for (Finding finding : List.of(
                Finding.NOT_ENFORCED,
                Finding.FALSE_REJECTION,
                Finding.SERVER_ERROR,
                Finding.UNCLEAR,
                Finding.LEFT_OPEN,
                Finding.ENFORCED,
                Finding.TOLERATED,
                Finding.NOT_APPLICABLE)) {
            Long count = counts.get(finding);
            if (count != null) {
                words.add(count + " " + word(finding));
            }
        }
        if (!result.lockouts().isEmpty()) {
            words.add("the user could not log in after " + String.join(", ", result.lockouts()));
        }
        return String.join(", ", words);
    }

    static String word(Finding finding) {
        return finding.label().replace('_', ' ');
    }

    private static Map<String, List<Clause>> byArea(ConformanceResult result) {
        Map<String, List<Clause>> areas = new LinkedHashMap<>();
        result.clauses()
                .forEach(clause -> areas.computeIfAbsent(clause.attack().area(), unseen -> new ArrayList<>())
                        .add(clause));
        return areas;
    }

    private static void overview(ConformanceResult result, StringBuilder body) {
        body.append("<h2>By area</h2><section class=\"card\"><p class=\"note\">");
        for (Finding finding : Finding.values()) {
            if (result.counts().containsKey(finding)) {
                body.append("<span class=\"key bar")
                        .append(finding.isBad() ? " striped" : "")
                        .append("\" style=\"--bar: var(")
                        .append(COLOURS.get(finding))
                        .append(")\"></span><span>")
                        .append(word(finding))
                        .append("</span>");
            }
        }
        body.append("</p><div class=\"bars reasons\">");
        byArea(result).forEach((area, clauses) -> {
            body.append("<div class=\"long\">").append(escape(area)).append("</div><div class=\"parts\">");
            for (Finding finding : Finding.values()) {
                long count =
                        clauses.stream().filter(c -> c.finding() == finding).count();
                if (count > 0) {
                    body.append(String.format(
                            Locale.ROOT,
                            "<div class=\"bar%s\" title=\"%s %d\" style=\"--bar: var(%s); width: %.2f%%\"></div>",
                            finding.isBad() ? " striped" : "",
                            word(finding),
                            count,
                            COLOURS.get(finding),
                            100.0 * count / clauses.size()));
                }
            }
            long bad = clauses.stream().filter(c -> c.finding().isBad()).count();
            body.append("</div><div class=\"figure\">")
                    .append(bad == 0 ? "" : bad + " of ")
                    .append(clauses.size())
                    .append("</div>");
        });
        body.append("</div></section>");
    }

    private static void table(String area, List<Clause> clauses, StringBuilder body) {
        body.append("<h2>")
                .append(escape(area))
                .append("</h2><section class=\"card scroll\"><table class=\"clauses\"><thead><tr><th>entry</th>"
                        + "<th>what is changed</th><th>finding</th><th>answer</th></tr></thead><tbody>");
        for (Clause clause : clauses) {
            Finding finding = clause.finding();
            String kind = finding.isBad() ? "bad" : finding == Finding.NOT_APPLICABLE ? "dim" : "";
            body.append("<tr><td>")
                    .append(escape(clause.attack().name()))
                    .append("<div class=\"note\">")
                    .append(clause.attack().ceremony().label())
                    .append(clause.cast().isEmpty() ? "" : ", " + escape(clause.cast()))
                    .append("</div></td><td>")
                    .append(escape(clause.attack().change()))
                    .append("<div class=\"note\">")
                    .append(escape(clause.attack().clause()))
                    .append("</div></td><td class=\"")
                    .append(kind)
                    .append("\">")
                    .append(finding.isBad() ? "✘ " : "")
                    .append(word(finding))
                    .append("</td><td class=\"note\">")
                    .append(clause.status() == 0 ? "" : clause.status() + " ")
                    .append(escape(clause.reason()))
                    .append("</td></tr>");
        }
        body.append("</tbody></table></section>");
    }
}
