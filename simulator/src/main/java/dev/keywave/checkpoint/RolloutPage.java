package dev.keywave.checkpoint;

import static dev.keywave.report.StaticPage.escape;

import dev.keywave.measure.NotableTraces;
import dev.keywave.report.StaticPage;
import dev.keywave.report.TracesTable;
import java.util.Map;

/** {@code rollout.html}: one file without scripts; the verdict first, then figures, waves, charts, and how it came about. */
final class RolloutPage {

    private static final String STYLE = """
            .plot { width: 100%; height: auto; display: block; }
            .plot text { fill: var(--muted); font-size: 11px; font-variant-numeric: tabular-nums; }
            .plot .rule { stroke: var(--rule); }
            .plot .mark { stroke: var(--muted); stroke-dasharray: 1 3; }
            .legend { display: inline-flex; align-items: center; gap: 6px; margin-right: 16px; }
            .stroke { width: 26px; height: 8px; }
            .swing { position: relative; height: 14px; background: var(--shade); border-radius: 2px; }
            .swing i { position: absolute; top: 2px; bottom: 2px; background: var(--blue); border-radius: 2px; min-width: 2px; }
            .swing b { position: absolute; top: -2px; bottom: -2px; width: 2px; background: var(--text); }
            .swings { display: grid; grid-template-columns: minmax(150px, 2fr) minmax(120px, 4fr) minmax(170px, 2fr); gap: 9px 14px; align-items: center; }
            .swings .note { font-size: 12px; }
            li { margin: 3px 0; }
            .figures th, .figures td { padding-left: 6px; padding-right: 6px; }
            .figures .why td { border-top: 0; padding-top: 0; }
            """;

    private final RolloutResult result;
    private final StringBuilder body = new StringBuilder();

    private RolloutPage(RolloutResult result) {
        this.result = result;
    }

    static String html(RolloutResult result) {
        RolloutPage page = new RolloutPage(result);
        page.head();
        page.body.append(KeyFigureTiles.html(result)).append(WavesTable.html(result));
        page.charts();
        page.lockouts();
        page.proposals();
        page.sensitivity();
        page.driven();
        page.rehearsal();
        page.method();
        return StaticPage.html(
                "Keywave rollout: " + result.plan().organisation().name(),
                STYLE + TracesTable.STYLE,
                page.body.toString());
    }

    private void head() {
        body.append("<header><h1>Will the next wave fit?</h1><span>")
                .append(escape(result.subject()))
                .append("</span><span>")
                .append(escape(result.started().toString().substring(0, 16).replace('T', ' ') + " UTC"))
                .append("</span></header>");
        String kind = switch (result.word()) {
            case "GO" -> "passed";
            case "INVALID" -> "invalid";
            case "INTERRUPTED" -> "interrupted";
            default -> "failed";
        };
        body.append("<div class=\"banner ")
                .append(kind)
                .append("\" role=\"status\"><strong>")
                .append(result.word())
                .append("</strong>")
                .append(escape(result.explanation()));
        body.append("<ul>");
        for (WaveVerdict verdict : result.verdicts()) {
            verdict.objections().forEach(finding -> item(verdict.wave().name() + ": " + finding.sentence()));
        }
        result.notes().forEach(this::item);
        body.append("</ul></div>");
    }

    private void charts() {
        RolloutCharts charts = new RolloutCharts(result);
        body.append("<h2>Day by day</h2><div class=\"grid\">")
                .append(charts.enrolment())
                .append(charts.demand())
                .append(charts.methods())
                .append(charts.supportCalls())
                .append("</div>");
    }

    private void lockouts() {
        body.append("<h2>Lockouts at enforcement</h2><section class=\"card\">");
        body.append(LockoutBars.html(result));
        body.append("</section>");
    }

    private void proposals() {
        if (result.verdicts().stream().allMatch(WaveVerdict::go)) {
            return;
        }
        body.append("<h2>What would make it fit</h2><section class=\"card\">");
        if (result.proposals().isEmpty()) {
            body.append("<p>Nothing that was tried helps: look at the criteria themselves.</p></section>");
            return;
        }
        body.append("<ul>");
        for (Proposal proposal : result.proposals()) {
            item(proposal.wave() + ": " + proposal.change() + " → " + proposal.leadsTo());
        }
        body.append("</ul><p class=\"note\">Each was simulated with all seeds before it was proposed.</p></section>");
    }

    private void sensitivity() {
        if (!result.swings().isEmpty()) {
            body.append("<h2>What moves the go / no-go most</h2><section class=\"card\">");
            body.append(SwingBars.html(result.swings()));
            body.append("</section>");
        }
    }

    private void driven() {
        if (result.driven().isEmpty()) {
            return;
        }
        body.append("<h2>Driven peaks</h2><section class=\"card\"><ul>");
        for (DrivenWave wave : result.driven()) {
            item(wave.load().wave() + ": " + wave.inWords());
            wave.result().invalidReasons().forEach(reason -> item(wave.load().wave() + ": NO VERDICT, " + reason));
            wave.load().notes().forEach(note -> item(wave.load().wave() + ": " + note));
        }
        body.append("</ul>");
        result.driven().forEach(this::traces);
        body.append("</section>");
    }

    private void traces(DrivenWave wave) {
        NotableTraces traces = wave.traces();
        if (!traces.all().isEmpty()) {
            body.append("<details><summary>")
                    .append(escape(wave.load().wave()))
                    .append(": traces of ")
                    .append(Written.plural(traces.all().size(), "ceremony", "ceremonies"))
                    .append(", not accepted or the slowest, of ")
                    .append(Written.count((double) traces.traced()))
                    .append(" that sent a W3C trace context; look an ID up where the relying party’s traces are kept")
                    .append("</summary>")
                    .append(TracesTable.html(traces.all()))
                    .append("</details>");
        }
    }

    private void rehearsal() {
        if (result.rehearsed().isEmpty()) {
            return;
        }
        body.append("<h2>Rehearsal</h2><section class=\"card scroll\">")
                .append(RehearsalTable.html(result.rehearsed()))
                .append("</section>");
    }

    private void method() {
        body.append("<h2>How this was computed</h2><section class=\"card\"><ul>");
        RolloutMethod.sentences(result).forEach(this::item);
        body.append("</ul><dl class=\"facts\">");
        facts(result.configuration());
        facts(result.versions());
        body.append("</dl></section>");
    }

    private void facts(Map<String, String> facts) {
        facts.forEach((name, value) -> body.append("<div><dt>")
                .append(escape(name))
                .append("</dt><dd>")
                .append(escape(value))
                .append("</dd></div>"));
    }

    private void item(String text) {
        body.append("<li>").append(escape(text)).append("</li>");
    }
}
