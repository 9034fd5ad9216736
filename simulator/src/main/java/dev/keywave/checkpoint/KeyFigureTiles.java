package dev.keywave.checkpoint;

import static dev.keywave.report.StaticPage.escape;

import dev.keywave.forecast.Band;
import dev.keywave.forecast.KeyFigures;

/** The key figures at the last checkpoint, a tile for each. */
final class KeyFigureTiles {

    private final RolloutResult result;
    private final StringBuilder body = new StringBuilder();

    private KeyFigureTiles(RolloutResult result) {
        this.result = result;
    }

    static String html(RolloutResult result) {
        KeyFigureTiles tiles = new KeyFigureTiles(result);
        tiles.append();
        return tiles.body.toString();
    }

    private void append() {
        WaveVerdict last = result.verdicts().get(result.verdicts().size() - 1);
        KeyFigures figures = last.figures();
        body.append("<h2>Key figures at the last checkpoint, ")
                .append(escape(last.wave().name() + ", " + figures.date()))
                .append("</h2><div class=\"tiles\">");
        tile("enrolment rate", last, Criterion.ENROLLED);
        tile("users with two methods", last, Criterion.TWO_METHODS);
        tile("high-impact users covered", last, Criterion.HIGH_IMPACT);
        tile("sign-ins that succeed", last, Criterion.SUCCESS);
        double calls = figures.supportCallsFactor() - 1;
        tile(
                Written.percent(Math.abs(calls)) + (calls <= 0 ? " fewer" : " more"),
                "password-related support calls",
                Written.threeDigits(figures.supportCallsPerUserMonth()) + " a user and month, before "
                        + Written.threeDigits(figures.supportCallsBefore()));
        tile(
                Written.count(figures.hoursSaved()) + " h",
                "saved while signing in",
                "with fewer calls worth " + Written.count(figures.moneySaved()) + " "
                        + result.plan().helpDesk().currency());
        tile("devices ready", last, Criterion.COMPLIANT);
        tile(Written.count(figures.lostKeyRecoveries()), "lost-key recoveries", "since the wave began");
        body.append("</div>");
    }

    private void tile(String name, WaveVerdict of, Criterion criterion) {
        Band band = of.bands().getOrDefault(criterion, new Band(0, 0, 0));
        tile(
                Written.percent(band.median()),
                name,
                Written.percent(band.low()) + " to " + Written.percent(band.high()) + " over the seeds");
    }

    private void tile(String value, String name, String more) {
        body.append("<div class=\"tile\"><div class=\"value\">")
                .append(escape(value))
                .append("</div><div class=\"name\">")
                .append(escape(name))
                .append("</div><div class=\"more\">")
                .append(escape(more))
                .append("</div></div>");
    }
}
