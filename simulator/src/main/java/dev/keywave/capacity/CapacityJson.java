package dev.keywave.capacity;

import dev.keywave.measure.OutcomeCounts;
import dev.keywave.measure.ThresholdVerdict;
import dev.keywave.report.TracesJson;
import java.util.List;
import java.util.OptionalDouble;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code capacity.json}: a search for machines; {@link MeasuredCapacity#read} reads it again. What there is not is
 * {@code null}: a capacity when no rate held, the end of a bracket when none failed.
 */
public final class CapacityJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private CapacityJson() {}

    /** The file's text, indented, with a line feed at the end. */
    public static String text(Findings findings) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree(findings)) + "\n";
    }

    private static ObjectNode tree(Findings findings) {
        SearchResult result = findings.result();
        ObjectNode root = JSON.createObjectNode();
        root.put("format", CapacityFile.FORMAT);
        root.put("headline", findings.headline());
        rate(root, "capacity_per_s", result.capacityPerS());
        bracket(root, result.capacityPerS(), result.failedPerS());
        root.put("confirmed", result.confirmed());
        root.put("limit", result.limit().label());
        optional(root, "verified_per_s", findings.verifiedPerS());
        optional(root, "per_core", findings.perCore());
        optional(root, "rp_cores_at_capacity", findings.cores());
        root.put("rp_cpu", findings.cpuSource());
        ObjectNode mix = root.putObject("mix");
        findings.mix().shares().forEach((ceremony, share) -> mix.put(ceremony.label(), share));
        ArrayNode objectives = root.putArray("objectives");
        for (int goal = 0; goal < result.brackets().size(); goal++) {
            Bracket bracket = result.brackets().get(goal);
            if (goal == findings.settings().keepingUp()) {
                bracket(root.putObject("keeps_up"), bracket.heldPerS(), bracket.failedPerS());
            } else {
                ObjectNode objective = objectives.addObject().put("expression", bracket.goal());
                bracket(objective, bracket.heldPerS(), bracket.failedPerS());
            }
        }
        root.put("spread", rounded(result.spread()));
        ArrayNode repeats = root.putArray("repeats");
        result.rounds().forEach(round -> bracket(repeats.addObject(), round.confirmedPerS(), round.failedPerS()));
        ArrayNode trials = root.putArray("trials");
        result.trials().forEach(trial -> trial(trials.addObject(), trial));
        explanations(root, findings);
        root.set("method", method(findings));
        notes(root.putArray("notes"), findings.notes());
        root.put("started", findings.started().toString());
        root.put("duration_s", rounded(findings.durationS()));
        findings.configuration().forEach(root.putObject("configuration")::put);
        findings.versions().forEach(root.putObject("versions")::put);
        return root;
    }

    private static void trial(ObjectNode node, Trial trial) {
        node.put("step", trial.step().label());
        node.put("rate_per_s", rounded(trial.ratePerS()));
        node.put("duration_s", rounded(trial.durationS()));
        node.put("achieved_per_s", rounded(trial.achievedPerS()));
        node.put("held", trial.held());
        notes(node.putArray("invalid_reasons"), trial.invalidReasons());
        node.putObject("response_time_ms")
                .put("p50", rounded(trial.responseTimeMs().p50()))
                .put("p90", rounded(trial.responseTimeMs().p90()))
                .put("p99", rounded(trial.responseTimeMs().p99()))
                .put("max", rounded(trial.responseTimeMs().max()))
                .put("mean", rounded(trial.meanMs()));
        OutcomeCounts counts = trial.counts();
        node.put("intended", counts.intended())
                .put("accepted", counts.accepted())
                .put("rejected", counts.rejected())
                .put("throttled", counts.throttled())
                .put("failed", counts.failed())
                .put("unfinished", counts.unfinished());
        node.put("falling_behind", rounded(trial.fallingBehind()));
        optional(node, "accepted_per_cpu_s", trial.acceptedPerCpuS());
        ArrayNode verdicts = node.putArray("verdicts");
        for (ThresholdVerdict verdict : trial.verdicts()) {
            verdicts.addObject()
                    .put("goal", verdict.expression())
                    .put("observed", verdict.observed())
                    .put("held", verdict.passed());
        }
        node.set("traces", TracesJson.notable(trial.traces()));
    }

    private static void explanations(ObjectNode root, Findings findings) {
        findings.knee()
                .ifPresentOrElse(
                        knee -> root.putObject("knee")
                                .put("method", "Kneedle (Satopaa 2011), sensitivity 1")
                                .put("rate_per_s", rounded(knee.ratePerS()))
                                .put("response_time_p50_ms", rounded(knee.responseMs())),
                        () -> root.putNull("knee"));
        findings.scalability()
                .ifPresentOrElse(
                        fit -> root.putObject("universal_scalability_law")
                                .put("use", "explanation only")
                                .put("gamma_per_s", rounded(fit.gammaPerS()))
                                .put("alpha", fit.alpha())
                                .put("beta", fit.beta())
                                .put("r2", rounded(fit.r2())),
                        () -> root.putNull("universal_scalability_law"));
    }

    private static ObjectNode method(Findings findings) {
        SearchSettings settings = findings.settings();
        return JSON.createObjectNode()
                .put("name", "doubling, bisection, confirmation; after Multiple Loss Ratio search")
                .put("from_per_s", rounded(settings.fromPerS()))
                .put("precision", settings.precision())
                .put("trial_s", settings.trialS())
                .put("confirm_s", settings.confirmS())
                .put("repeats", settings.repeats())
                .put("warm_up_s", findings.warmUpS())
                .put("unloaded_p50_ms", rounded(findings.unloadedMs()));
    }

    private static void bracket(ObjectNode node, double held, double failed) {
        ArrayNode bracket = node.putArray("bracket_per_s");
        if (held > 0) {
            bracket.add(rounded(held));
        } else {
            bracket.addNull();
        }
        if (Double.isFinite(failed)) {
            bracket.add(rounded(failed));
        } else {
            bracket.addNull();
        }
    }

    private static void rate(ObjectNode node, String key, double value) {
        optional(node, key, value > 0 ? OptionalDouble.of(value) : OptionalDouble.empty());
    }

    private static void optional(ObjectNode node, String key, OptionalDouble value) {
        if (value.isPresent()) {
            node.put(key, rounded(value.getAsDouble()));
        } else {
            node.putNull(key);
        }
    }

    private static void notes(ArrayNode node, List<String> notes) {
        notes.forEach(node::add);
    }

    private static double rounded(double value) {
        return Math.round(value * 1e6) / 1e6;
    }
}
