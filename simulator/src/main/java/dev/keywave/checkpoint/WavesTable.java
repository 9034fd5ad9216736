package dev.keywave.checkpoint;

import static dev.keywave.report.StaticPage.escape;

import dev.keywave.forecast.Band;

/** A row for each wave: figures, peak, capacity and verdict, and below it the reason. */
final class WavesTable {

    private final StringBuilder body = new StringBuilder();

    private WavesTable() {}

    static String html(RolloutResult result) {
        WavesTable table = new WavesTable();
        table.append(result);
        return table.body.toString();
    }

    private void append(RolloutResult result) {
        body.append("<h2>Waves</h2><section class=\"card scroll\"><table class=\"figures\"><thead><tr><th>wave</th>"
                + "<th>checkpoint</th><th>users</th><th>enrolled</th><th>two methods</th><th>locked out</th>"
                + "<th>peak demand</th><th>capacity</th><th>headroom</th><th>verdict</th>"
                + "</tr></thead><tbody>");
        for (WaveVerdict verdict : result.verdicts()) {
            body.append("<tr><th>").append(escape(verdict.wave().name())).append("</th>");
            cell(verdict.wave().end().toString());
            cell(Written.count(verdict.figures().users()));
            cell(median(verdict, Criterion.ENROLLED));
            cell(median(verdict, Criterion.TWO_METHODS));
            cell(median(verdict, Criterion.LOCKED_OUT));
            cell(Written.perS(verdict.peakPerS().median()) + " ("
                    + Written.perS(verdict.peakPerS().high()) + ")");
            cell(capacity(verdict));
            cell(Double.isNaN(verdict.headroom()) ? "not known" : Written.percent(verdict.headroom()));
            body.append("<td class=\"")
                    .append(verdict.go() ? "held" : "broken")
                    .append("\">")
                    .append(verdict.go() ? "✔ GO" : "✘ NO-GO")
                    .append("</td></tr><tr class=\"why\"><td class=\"text note\" colspan=\"10\">")
                    .append(escape(why(verdict)))
                    .append("</td></tr>");
        }
        body.append(
                "</tbody></table><p class=\"note\">Peak demand: passkey ceremonies per second at the highest, median"
                        + " over the seeds (95th percentile), everybody of earlier waves included.</p></section>");
    }

    static String capacity(WaveVerdict verdict) {
        return verdict.capacityPerS().values().stream()
                .min(Double::compare)
                .map(perS -> Double.isFinite(perS) ? Written.perS(perS) : "unlimited")
                .orElse("not known");
    }

    /** The objections, or what comes closest to one. */
    static String why(WaveVerdict verdict) {
        if (verdict.findings().isEmpty()) {
            return "nothing is demanded";
        }
        return verdict.go()
                ? "closest: " + verdict.tightest().sentence()
                : String.join(
                        "; ",
                        verdict.objections().stream().map(Finding::sentence).toList());
    }

    private static String median(WaveVerdict verdict, Criterion criterion) {
        return Written.percent(
                verdict.bands().getOrDefault(criterion, new Band(0, 0, 0)).median());
    }

    private void cell(String text) {
        body.append("<td>").append(escape(text)).append("</td>");
    }
}
