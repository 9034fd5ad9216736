package dev.keywave.checkpoint;

import static dev.keywave.report.StaticPage.escape;

import java.util.List;

/** The rehearsed days as a table: who was locked out, and who was only reported, "occurred of foreseen" by reason. */
final class RehearsalTable {

    static final String NOTE = "Numbers are people: occurred at the relying party of foreseen by the simulation.";

    static final List<String> HEADER =
            List.of("wave", "day", "policy", "at work", "with a passkey", "locked out", "reported only", "");

    /** From here on cells are sentences, which may wrap. */
    private static final int FIRST_TEXT = 5;

    private RehearsalTable() {}

    static List<String> row(RehearsedDay day) {
        return List.of(
                day.wave(),
                day.date().toString(),
                day.policy(),
                Written.count(day.signedIn()),
                Written.count(day.registered()),
                day.lockouts().inWords(),
                day.reports().inWords(),
                day.agrees() ? "as foreseen" : "DIFFERS");
    }

    static String html(List<RehearsedDay> days) {
        StringBuilder html = new StringBuilder("<table class=\"figures\"><thead><tr>");
        for (int i = 0; i < HEADER.size(); i++) {
            html.append(i < FIRST_TEXT ? "<th>" : "<th class=\"text\">")
                    .append(escape(HEADER.get(i)))
                    .append("</th>");
        }
        html.append("</tr></thead><tbody>");
        for (RehearsedDay day : days) {
            List<String> cells = row(day);
            html.append("<tr><th>").append(escape(cells.get(0))).append("</th>");
            for (int i = 1; i < cells.size() - 1; i++) {
                html.append(i < FIRST_TEXT ? "<td>" : "<td class=\"text\">")
                        .append(escape(cells.get(i)))
                        .append("</td>");
            }
            html.append(day.agrees() ? "<td class=\"held\">✔ " : "<td class=\"broken\">✘ ")
                    .append(cells.get(cells.size() - 1))
                    .append("</td></tr>");
            if (!day.unexpected().isEmpty()) {
                html.append("<tr class=\"why\"><td class=\"text note\" colspan=\"")
                        .append(cells.size())
                        .append("\">unexpected: ")
                        .append(escape(String.join("; ", day.unexpected())))
                        .append("</td></tr>");
            }
        }
        return html.append("</tbody></table><p class=\"note\">")
                .append(NOTE)
                .append("</p>")
                .toString();
    }
}
