package dev.keywave.capacity;

import static dev.keywave.report.StaticPage.escape;

import dev.keywave.measure.ThresholdVerdict;
import dev.keywave.report.StaticPage;
import dev.keywave.report.TracesTable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code capacity.html}: what was found, the pictures, and each trial; one file that loads nothing. */
public final class CapacityPage {

    private static final String STYLE = """
            .grid:has(> :nth-child(3):last-child) { grid-template-columns: repeat(auto-fit, minmax(min(100%, 520px), 1fr)); }
            .tile .value { white-space: normal; }
            .tile .more { overflow-wrap: anywhere; }
            .figures .step { text-align: left; }
            """;

    private static final String KEYS =
            "<p class=\"note\">● held &nbsp; ✕ failed &nbsp; ○ does not count, the generator was"
                    + " the bottleneck</p>";

    private CapacityPage() {}

    /** The page. */
    public static String html(Findings findings) {
        StringBuilder body = new StringBuilder("<header><h1>Keywave capacity</h1><span>")
                .append(escape(findings.started().toString()))
                .append("</span><span>")
                .append(escape(findings.configuration().getOrDefault("target", "")))
                .append("</span><span>")
                .append(escape(mix(findings)))
                .append("</span></header>");
        banner(findings, body);
        tiles(findings, body);
        if (!findings.result().trials().isEmpty()) {
            pictures(findings, body);
        }
        if (findings.verifiedPerS().isEmpty()) {
            goals(findings, body);
        }
        trials(findings.result().trials(), body);
        body.append(TrialTraces.html(findings.result()));
        method(findings, body);
        facts("Configuration", findings.configuration(), body);
        facts("Versions", findings.versions(), body);
        return StaticPage.html("Keywave capacity", Chart.STYLE + STYLE + TracesTable.STYLE, body.toString());
    }

    private static String mix(Findings findings) {
        return findings.mix().shares().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(share -> (share.getValue() == 1 ? "" : Figures.percent(share.getValue()) + " ")
                        + share.getKey().label())
                .collect(Collectors.joining(", "));
    }

    private static void banner(Findings findings, StringBuilder body) {
        Limit limit = findings.result().limit();
        String kind = switch (limit) {
            case RELYING_PARTY, UP_TO -> "passed";
            case GENERATOR -> "invalid";
            case NOTHING_HELD -> "failed";
            case INTERRUPTED -> "interrupted";
        };
        double capacity = findings.result().capacityPerS();
        body.append("<div class=\"banner ")
                .append(kind)
                .append("\" role=\"status\"><strong>")
                .append(
                        capacity > 0
                                ? (limit == Limit.RELYING_PARTY ? "" : "≥ ") + Figures.perS(capacity)
                                : "✘ no capacity")
                .append("</strong>")
                .append(escape(findings.headline()))
                .append("</div>");
    }

    private static void tiles(Findings findings, StringBuilder body) {
        SearchResult result = findings.result();
        body.append("<div class=\"tiles\">");
        tile(body, bracket(result.capacityPerS(), result.failedPerS()), "bracket", "[held, failed]");
        tile(
                body,
                result.rounds().size() > 1 ? Figures.percent(result.spread()) : "-",
                "spread over repeats",
                result.rounds().stream()
                        .map(round -> Figures.perS(round.confirmedPerS()))
                        .collect(Collectors.joining(", ")));
        String perCore = findings.perCore().isPresent()
                ? Figures.number(findings.perCore().getAsDouble()) + "/s"
                : "not available";
        tile(body, perCore, findings.ceremonies() + " per core of the relying party", findings.cpuSource());
        String cores =
                findings.cores().isPresent() ? Figures.number(findings.cores().getAsDouble()) : "-";
        tile(body, cores, "cores busy at capacity", "relying party");
        tile(
                body,
                findings.knee().map(knee -> Figures.perS(knee.ratePerS())).orElse("-"),
                "knee",
                "Kneedle, of the medians");
        tile(body, Figures.ms(findings.unloadedMs()) + " ms", "p50 without load", "");
        body.append("</div>");
    }

    private static void tile(StringBuilder body, String value, String name, String more) {
        body.append("<div class=\"tile\"><div class=\"name\">")
                .append(escape(name))
                .append("</div><div class=\"value\">")
                .append(escape(value))
                .append("</div><div class=\"more\">")
                .append(escape(more))
                .append("</div></div>");
    }

    private static void pictures(Findings findings, StringBuilder body) {
        CapacityCharts charts = new CapacityCharts(findings);
        body.append("<div class=\"grid\">");
        card(
                body,
                "Latency over throughput",
                KEYS + "<p class=\"note\"><span class=\"key bar\" style=\"--bar: var(--blue)\"></span><span>p50</span>"
                        + "<span class=\"key bar striped\" style=\"--bar: var(--amber)\"></span><span>p99 (dashed)</span></p>",
                charts.latencyOverThroughput());
        card(body, "Trials in their order", KEYS, charts.trialsInTurn());
        findings.scalability()
                .ifPresent(fit -> card(
                        body,
                        "Explanation: Universal Scalability Law",
                        "<p class=\"note\">" + escape(fit(fit)) + "</p>",
                        charts.scalability()));
        body.append("</div>");
    }

    private static String fit(ScalabilityFit fit) {
        return String.format(
                Locale.ROOT,
                "Fitted to %d trials (R² %.3f), dashed: one at a time %s, contention %.2g, coherency %.2g, at most %s. It may"
                        + " explain the limit; no figure of the search comes from it.",
                fit.points(),
                fit.r2(),
                Figures.perS(fit.gammaPerS()),
                fit.alpha(),
                fit.beta(),
                Figures.perS(fit.highestPerS()));
    }

    private static void card(StringBuilder body, String title, String note, String picture) {
        body.append("<section class=\"card\"><h3>")
                .append(title)
                .append("</h3>")
                .append(note)
                .append(picture)
                .append("</section>");
    }

    private static void goals(Findings findings, StringBuilder body) {
        body.append("<h2>Goals</h2><section class=\"card scroll\"><table class=\"figures\"><thead><tr><th>goal</th>"
                + "<th>highest rate that held</th><th>lowest that failed</th></tr></thead><tbody>");
        for (Bracket bracket : findings.result().brackets()) {
            body.append("<tr><th>")
                    .append(escape(bracket.goal()))
                    .append("</th><td>")
                    .append(bracket.heldPerS() > 0 ? Figures.perS(bracket.heldPerS()) : "-")
                    .append("</td><td>")
                    .append(Figures.perS(bracket.failedPerS()))
                    .append("</td></tr>");
        }
        body.append("</tbody></table></section>");
    }

    private static void trials(List<Trial> trials, StringBuilder body) {
        body.append("<h2>Trials</h2><section class=\"card scroll\"><table class=\"figures\"><thead><tr><th>#</th>"
                + "<th class=\"step\">step</th><th>rate</th><th>for, s</th><th>accepted</th><th>p50, ms</th><th>p99, ms</th>"
                + "<th>accepted, %</th><th>behind, %</th><th class=\"text\">verdict</th></tr></thead><tbody>");
        for (int i = 0; i < trials.size(); i++) {
            trial(i + 1, trials.get(i), body);
        }
        body.append("</tbody></table></section>");
    }

    private static void trial(int number, Trial trial, StringBuilder body) {
        double accepted = trial.counts().intended() == 0
                ? 0
                : 100.0 * trial.counts().accepted() / trial.counts().intended();
        body.append(String.format(
                Locale.ROOT,
                "<tr><th>%d</th><td class=\"step\">%s</td><td>%s</td><td>%.0f</td><td>%s</td><td>%s</td><td>%s</td>"
                        + "<td>%.2f</td><td>%.2f</td><td class=\"text\"><span class=\"%s\">%s</span> %s</td></tr>",
                number,
                trial.step().label(),
                Figures.perS(trial.ratePerS()),
                trial.durationS(),
                Figures.perS(trial.achievedPerS()),
                Figures.ms(trial.responseTimeMs().p50()),
                Figures.ms(trial.responseTimeMs().p99()),
                accepted,
                Math.max(0, 100 * trial.fallingBehind()),
                !trial.valid() ? "zero" : trial.held() ? "held" : "broken",
                Failures.verdict(trial),
                escape(detail(trial))));
    }

    private static String detail(Trial trial) {
        String others = Failures.others(trial.counts());
        String why = trial.held()
                ? trial.verdicts().stream().map(ThresholdVerdict::observed).collect(Collectors.joining("; "))
                : Failures.of(trial);
        return why + (others.isEmpty() ? "" : " [" + others + "]");
    }

    private static void method(Findings findings, StringBuilder body) {
        SearchSettings settings = findings.settings();
        body.append("<h2>Method</h2><section class=\"card\"><p>")
                .append(escape(String.format(
                        Locale.ROOT,
                        "From %s the rate is doubled until goals fail, then each goal's bracket is halved until it is %s wide,"
                                + " in trials of %s s; a failure counts when it occurs twice, or by far; the rate found is"
                                + " confirmed for %s s; all of it %d times. A trial in which the generator was the bottleneck does"
                                + " not count. %s s of warm-up and a fifth of a trial's length before each are left out.",
                        Figures.perS(settings.fromPerS()),
                        Figures.percent(settings.precision()),
                        Figures.number(settings.trialS()),
                        Figures.number(settings.confirmS()),
                        settings.repeats(),
                        Figures.number(findings.warmUpS()))))
                .append("</p>");
        if (!findings.notes().isEmpty()) {
            body.append("<details><summary>Between the trials</summary><ul>");
            findings.notes()
                    .forEach(note -> body.append("<li>").append(escape(note)).append("</li>"));
            body.append("</ul></details>");
        }
        body.append("</section>");
    }

    private static void facts(String title, Map<String, String> facts, StringBuilder body) {
        body.append("<h2>").append(title).append("</h2><section class=\"card\"><dl class=\"facts\">");
        facts.forEach((name, value) -> body.append("<div><dt>")
                .append(escape(name))
                .append("</dt><dd>")
                .append(escape(value))
                .append("</dd></div>"));
        body.append("</dl></section>");
    }

    private static String bracket(double held, double failed) {
        return "[" + (held > 0 ? Figures.number(held) : "-") + ", "
                + (Double.isFinite(failed) ? Figures.number(failed) : "-") + "]";
    }
}
