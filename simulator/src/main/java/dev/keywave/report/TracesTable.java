package dev.keywave.report;

import static dev.keywave.report.StaticPage.escape;

import dev.keywave.measure.TracedCeremony;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Traced ceremonies for people: a table for pages without scripts, in which a click selects an ID, and a line for a console. */
public final class TracesTable {

    /** Rules that a page with such a table needs. */
    public static final String STYLE = """
            code.id { cursor: text; }
            code.id:hover { text-decoration: none; }
            """;

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    private TracesTable() {}

    /** The table, in the order given; with reasons when there are any. */
    public static String html(List<TracedCeremony> ceremonies) {
        boolean reasons = ceremonies.stream().anyMatch(traced -> traced.reason() != null);
        StringBuilder table = new StringBuilder(
                "<div class=\"scroll\"><table class=\"figures\"><thead><tr>"
                        + "<th>trace ID</th><th class=\"text\">ceremony</th><th class=\"text\">outcome</th>"
                        + (reasons ? "<th class=\"text\">reason</th>" : "")
                        + "<th class=\"text\">authenticator</th><th>started, UTC</th><th>response, ms</th></tr></thead><tbody>");
        for (TracedCeremony traced : ceremonies) {
            table.append("<tr><td><code class=\"id\">").append(traced.traceId()).append("</code></td>");
            text(table, traced.ceremony().label());
            text(table, traced.outcome().replace('_', ' '));
            if (reasons) {
                text(table, traced.reason());
            }
            text(table, traced.model());
            table.append("<td title=\"").append(traced.started()).append("\">");
            table.append(CLOCK.format(traced.started()));
            table.append("</td><td>").append(Figures.ms(traced.responseMs())).append("</td></tr>");
        }
        return table.append("</tbody></table></div>").toString();
    }

    /** One ceremony: its trace, what it was and how it ended. */
    public static String inWords(TracedCeremony traced) {
        String reason = traced.reason();
        return "trace " + traced.traceId() + ": " + traced.ceremony().label() + ", " + traced.outcome()
                + (reason == null ? "" : " (" + Figures.plain(reason) + ")") + " after "
                + Figures.ms(traced.responseMs())
                + " ms";
    }

    private static void text(StringBuilder table, @Nullable String text) {
        table.append("<td class=\"text\">")
                .append(text == null ? "–" : escape(text))
                .append("</td>");
    }
}
