package dev.keywave.report;

import dev.keywave.measure.AdversaryFigures;
import dev.keywave.measure.AttackCounts;
import dev.keywave.measure.AttackOutcome;
import dev.keywave.measure.OutcomeCounts;
import dev.keywave.measure.PhaseFigures;
import dev.keywave.measure.RaceOutcome;
import dev.keywave.measure.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;

/** What the final table says of attacks, races and floods: totals, then each finding by its name. */
final class AdversaryLines {

    private static final int MOST_FINDINGS = 12;

    private final List<String> lines = new ArrayList<>();

    private AdversaryLines() {}

    /** Lines without the label, under the heading that comes first; empty for a run of honest ceremonies only. */
    static List<String> of(RunResult result) {
        AdversaryLines text = new AdversaryLines();
        AdversaryFigures adversary = result.adversary();
        text.attacks("attacks", adversary.attacks(), AttackOutcome.ACCEPTED);
        text.attacks("look-alikes", adversary.lookAlikes(), AttackOutcome.REJECTED);
        text.races(adversary);
        text.flood(adversary.flood(), result.phases());
        return text.lines;
    }

    private void attacks(String label, SortedMap<String, AttackCounts> byName, AttackOutcome finding) {
        AttackCounts all = AttackCounts.sum(byName.values());
        if (all.sent() == 0) {
            return;
        }
        List<String> counts = new ArrayList<>();
        for (AttackOutcome outcome : AttackOutcome.values()) {
            if (all.count(outcome) > 0) {
                counts.add(Figures.count(all.count(outcome))
                        + ' '
                        + outcome.label().replace('_', ' '));
            }
        }
        labelled(label, Figures.count(all.sent()) + " sent: " + String.join(", ", counts));
        List<String> findings = new ArrayList<>();
        byName.forEach((name, ofName) -> {
            if (ofName.count(finding) > 0) {
                findings.add(finding.label() + ' ' + name + ", " + times(ofName.count(finding), ofName.sent()));
            }
            if (ofName.serverError() > 0) {
                findings.add("server error " + name + ", " + times(ofName.serverError(), ofName.sent()));
            }
        });
        findings.stream().limit(MOST_FINDINGS).forEach(line -> labelled("", "- " + line));
        if (findings.size() > MOST_FINDINGS) {
            labelled("", "- and " + (findings.size() - MOST_FINDINGS) + " more; the report lists all");
        }
    }

    private void races(AdversaryFigures adversary) {
        adversary.races().forEach((kind, outcomes) -> {
            List<String> counts = new ArrayList<>();
            for (RaceOutcome outcome : RaceOutcome.values()) {
                long count = outcomes.getOrDefault(outcome, 0L);
                if (count > 0) {
                    counts.add(Figures.count(count) + ' ' + outcome.label().replace('_', ' '));
                }
            }
            labelled("races", kind.label() + ": " + String.join(", ", counts));
        });
    }

    private void flood(OutcomeCounts flood, List<PhaseFigures> phases) {
        if (flood.intended() == 0) {
            return;
        }
        labelled(
                "flood",
                Figures.count(flood.intended()) + " options asked for and left, " + Figures.count(flood.accepted())
                        + " of them given");
        for (PhaseFigures phase : phases) {
            if (phase.measured()) {
                labelled(
                        "",
                        String.format(
                                Locale.ROOT,
                                "%s: %s of %s accepted, response p50 %s, p99 %s ms",
                                phase.phase(),
                                Figures.count(phase.counts().accepted()),
                                Figures.count(phase.counts().intended()),
                                Figures.ms(phase.responseTimeMs().p50()),
                                Figures.ms(phase.responseTimeMs().p99())));
            }
        }
    }

    private static String times(long times, long of) {
        return Figures.count(times) + " of " + Figures.count(of);
    }

    private void labelled(String label, String text) {
        lines.add(String.format(Locale.ROOT, "%-" + CeremonyColumns.LABEL + "s%s", label, text));
    }
}
