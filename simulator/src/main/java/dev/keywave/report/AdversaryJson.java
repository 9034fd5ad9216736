package dev.keywave.report;

import dev.keywave.measure.AdversaryFigures;
import dev.keywave.measure.AttackCounts;
import dev.keywave.measure.AttackOutcome;
import dev.keywave.measure.OutcomeCounts;
import dev.keywave.measure.PhaseFigures;
import dev.keywave.measure.RaceKind;
import dev.keywave.measure.RaceOutcome;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The parts of {@code summary.json} about what the run did on purpose, and about its phases one by one. */
final class AdversaryJson {

    private AdversaryJson() {}

    static void addTo(ObjectNode root, AdversaryFigures adversary) {
        ObjectNode attacks = counts(adversary.allAttacks());
        attacks.set("by_name", byName(adversary.attacks()));
        attacks.set("service_time_ms", SummaryJson.quantiles(adversary.serviceTimeNs(), List.of(Quantile.values())));
        root.set("attacks", attacks);
        ObjectNode lookAlikes = counts(adversary.allLookAlikes());
        lookAlikes.set("by_name", byName(adversary.lookAlikes()));
        root.set("look_alikes", lookAlikes);
        root.set("races", races(adversary));
        root.set("flood", flood(adversary.flood()));
    }

    static ArrayNode phases(List<PhaseFigures> phases) {
        ArrayNode array = SummaryJson.JSON.createArrayNode();
        for (PhaseFigures phase : phases) {
            ObjectNode node = array.addObject()
                    .put("phase", phase.phase())
                    .put("ceremony", phase.ceremony().label())
                    .put("measured", phase.measured());
            SummaryJson.number(node, "duration_s", phase.durationS());
            outcomes(node, phase.counts());
            boolean any = phase.counts().ended() > phase.counts().unfinished();
            ObjectNode times = node.putObject("response_time_ms");
            SummaryJson.number(times, "p50", any ? phase.responseTimeMs().p50() : Double.NaN);
            SummaryJson.number(times, "p90", any ? phase.responseTimeMs().p90() : Double.NaN);
            SummaryJson.number(times, "p99", any ? phase.responseTimeMs().p99() : Double.NaN);
            SummaryJson.number(times, "p999", any ? phase.responseTimeMs().p999() : Double.NaN);
            SummaryJson.number(times, "max", any ? phase.responseTimeMs().max() : Double.NaN);
        }
        return array;
    }

    private static ObjectNode counts(AttackCounts counts) {
        ObjectNode node = SummaryJson.JSON.createObjectNode().put("sent", counts.sent());
        for (AttackOutcome outcome : AttackOutcome.values()) {
            node.put(outcome.label(), counts.count(outcome));
        }
        return node;
    }

    private static ObjectNode byName(Map<String, AttackCounts> counts) {
        ObjectNode node = SummaryJson.JSON.createObjectNode();
        counts.forEach((name, ofName) -> node.set(name, counts(ofName)));
        return node;
    }

    private static ObjectNode races(AdversaryFigures adversary) {
        ObjectNode node = SummaryJson.JSON.createObjectNode().put("sent", adversary.allRaces());
        for (RaceKind kind : RaceKind.values()) {
            Map<RaceOutcome, Long> outcomes = adversary.races().getOrDefault(kind, Map.of());
            ObjectNode ofKind = node.putObject(kind.label());
            ofKind.put(
                    "sent",
                    outcomes.values().stream().mapToLong(Long::longValue).sum());
            for (RaceOutcome outcome : RaceOutcome.values()) {
                ofKind.put(outcome.label(), outcomes.getOrDefault(outcome, 0L));
            }
        }
        return node;
    }

    private static ObjectNode flood(OutcomeCounts flood) {
        ObjectNode node = SummaryJson.JSON.createObjectNode();
        outcomes(node, flood);
        return node;
    }

    private static void outcomes(ObjectNode node, OutcomeCounts counts) {
        node.put("intended", counts.intended())
                .put("accepted", counts.accepted())
                .put("rejected", counts.rejected())
                .put("throttled", counts.throttled())
                .put("failed", counts.failed())
                .put("unfinished", counts.unfinished());
    }
}
