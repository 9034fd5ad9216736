package dev.keywave.checkpoint;

import static dev.keywave.report.StaticPage.escape;

import dev.keywave.forecast.Band;
import dev.keywave.forecast.Day;
import dev.keywave.forecast.Lockout;
import dev.keywave.rollout.Enforcement;
import java.time.LocalDate;
import java.util.Locale;

/** People locked out on each wave's worst day, by reason, as bars. */
final class LockoutBars {

    private LockoutBars() {}

    static String html(RolloutResult result) {
        StringBuilder html = new StringBuilder("<p class=\"note\">");
        for (Lockout reason : Lockout.values()) {
            html.append("<span class=\"key bar\" style=\"--bar: var(")
                    .append(ink(reason).variable())
                    .append(")\"></span><span>")
                    .append(reason.label().replace('_', ' '))
                    .append("</span>");
        }
        html.append("</p><div class=\"bars reasons\">");
        int waves = result.verdicts().size();
        double most = 1;
        for (int w = 0; w < waves; w++) {
            most = Math.max(most, worst(result, w).lockedOut());
        }
        for (int w = 0; w < waves; w++) {
            row(html, result, w, most);
        }
        return html.append("</div>").toString();
    }

    private static void row(StringBuilder html, RolloutResult result, int wave, double most) {
        WaveVerdict verdict = result.verdicts().get(wave);
        Enforcement enforcement = verdict.wave().enforcement();
        html.append("<div class=\"long\">").append(escape(verdict.wave().name()));
        html.append("<div class=\"note\">")
                .append(enforcement == null ? "no enforcement" : "enforced from " + enforcement.from())
                .append("</div></div><div class=\"parts\">");
        Day worst = worst(result, wave);
        for (Lockout reason : Lockout.values()) {
            int people = worst.lockouts().getOrDefault(reason, 0);
            if (people > 0) {
                html.append(String.format(
                        Locale.ROOT,
                        "<div class=\"bar\" title=\"%s %d\" style=\"--bar: var(%s); width: %.2f%%\"></div>",
                        reason.label(),
                        people,
                        ink(reason).variable(),
                        100.0 * people / most));
            }
        }
        Band band = Seeds.band(
                result.outlooks(),
                outlook -> worst(outlook, wave, verdict.wave().start()).lockedOut());
        html.append("</div><div class=\"figure\">")
                .append(escape(Written.band(band, Written::count)))
                .append(worst.lockedOut() == 0 ? "" : " on " + worst.date())
                .append("</div>");
    }

    private static Ink ink(Lockout reason) {
        return switch (reason) {
            case NO_METHOD -> Ink.BLUE;
            case AAGUID_NOT_ALLOWED -> Ink.AMBER;
            case DEVICE_NOT_COMPLIANT -> Ink.PURPLE;
        };
    }

    private static Day worst(RolloutResult result, int wave) {
        LocalDate from = result.verdicts().get(wave).wave().start();
        return Seeds.middle(
                result.outlooks().stream()
                        .map(outlook -> worst(outlook, wave, from))
                        .toList(),
                Day::lockedOut);
    }

    private static Day worst(Outlook outlook, int wave, LocalDate from) {
        Day worst = outlook.forecast().waves().get(wave).days().get(0);
        for (Day day : outlook.forecast().waves().get(wave).days()) {
            if (!day.date().isBefore(from) && day.lockedOut() > worst.lockedOut()) {
                worst = day;
            }
        }
        return worst;
    }
}
