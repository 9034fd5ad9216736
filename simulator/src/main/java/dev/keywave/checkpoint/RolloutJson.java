package dev.keywave.checkpoint;

import dev.keywave.forecast.Band;
import dev.keywave.forecast.Demand;
import dev.keywave.forecast.KeyFigures;
import dev.keywave.forecast.Lockout;
import dev.keywave.report.TracesJson;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code rollout.json}: shares are 0 to 1, rates per second, bands {@code [5th, 50th, 95th percentile]}; what is not known is null. */
final class RolloutJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private RolloutJson() {}

    static String text(RolloutResult result) {
        ObjectNode root = JSON.createObjectNode();
        root.put("go", result.go());
        root.put("valid", !result.generatorWasBottleneck());
        root.put("interrupted", result.interrupted());
        root.put("verdict", result.word());
        root.put("organisation", result.plan().organisation().name());
        root.put("users", result.plan().organisation().users());
        root.put("started", result.started().toString());
        ArrayNode seeds = root.putArray("seeds");
        result.outlooks().forEach(outlook -> seeds.add(outlook.forecast().seed()));
        strings(root.putArray("capacities"), result.capacities());
        strings(root.putArray("notes"), result.notes());
        ArrayNode waves = root.putArray("waves");
        result.verdicts().forEach(verdict -> wave(waves.addObject(), verdict));
        ArrayNode proposals = root.putArray("proposals");
        result.proposals().forEach(proposal -> proposal(proposals.addObject(), proposal));
        ArrayNode swings = root.putArray("sensitivity");
        result.swings().forEach(swing -> swing(swings.addObject(), swing));
        ArrayNode driven = root.putArray("driven");
        result.driven().forEach(wave -> driven(driven.addObject(), wave));
        ArrayNode rehearsed = root.putArray("rehearsal");
        result.rehearsed().forEach(day -> rehearsed(rehearsed.addObject(), day));
        ObjectNode configuration = root.putObject("configuration");
        result.configuration().forEach(configuration::put);
        ObjectNode versions = root.putObject("versions");
        result.versions().forEach(versions::put);
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    private static void wave(ObjectNode node, WaveVerdict verdict) {
        node.put("name", verdict.wave().name());
        node.put("start", verdict.wave().start().toString());
        node.put("checkpoint", verdict.wave().end().toString());
        node.put("go", verdict.go());
        strings(
                node.putArray("reasons"),
                verdict.objections().stream().map(Finding::sentence).toList());
        Demand peak = verdict.peak();
        ObjectNode demand = node.putObject("peak");
        demand.put("at", peak.at().toString());
        band(demand.putArray("per_s"), verdict.peakPerS());
        number(demand, "registrations_per_s", peak.registrationsPerS() * peak.burst());
        number(demand, "authentications_per_s", peak.authenticationsPerS() * peak.burst());
        number(demand, "passwords_per_s", peak.passwordsPerS() * peak.burst());
        number(demand, "burst", peak.burst());
        ObjectNode capacity = node.putObject("capacity_per_s");
        verdict.capacityPerS().forEach((key, perS) -> number(capacity, key, perS));
        number(node, "headroom", verdict.headroom());
        ArrayNode findings = node.putArray("findings");
        for (Finding finding : verdict.findings()) {
            ObjectNode each = findings.addObject();
            each.put("key", finding.key());
            each.put("holds", finding.holds());
            band(each.putArray("figure"), finding.figure());
            number(each, "demand", finding.demand());
            number(each, "margin", finding.margin());
            each.put("sentence", finding.sentence());
        }
        figures(node.putObject("key_figures"), verdict);
    }

    private static void figures(ObjectNode node, WaveVerdict verdict) {
        KeyFigures figures = verdict.figures();
        node.put("users", figures.users());
        for (Criterion criterion : Criterion.values()) {
            Band band = verdict.bands().get(criterion);
            if (band != null) {
                band(node.putArray(criterion.label()), band);
            }
        }
        ObjectNode methods = node.putObject("methods_in_use");
        figures.methodsInUse().forEach((method, share) -> number(methods, method.label(), share));
        number(node, "support_calls_per_user_month", figures.supportCallsPerUserMonth());
        number(node, "support_calls_before", figures.supportCallsBefore());
        number(node, "passkey_calls", figures.passkeyCalls());
        number(node, "hours_saved", figures.hoursSaved());
        number(node, "money_saved", figures.moneySaved());
        node.put("lost_key_recoveries", figures.lostKeyRecoveries());
    }

    private static void proposal(ObjectNode node, Proposal proposal) {
        node.put("wave", proposal.wave());
        node.put("kind", proposal.kind());
        number(node, "amount", proposal.amount());
        node.put("change", proposal.change());
        node.put("leads_to", proposal.leadsTo());
        node.put("go", proposal.verdict().go());
        band(node.putArray("peak_per_s"), proposal.verdict().peakPerS());
        number(node, "headroom", proposal.verdict().headroom());
    }

    private static void swing(ObjectNode node, Swing swing) {
        node.put("input", swing.input());
        node.put("low", swing.low());
        node.put("high", swing.high());
        node.put("source", swing.source());
        node.put("wave", swing.wave());
        number(node, "low_margin", swing.lowMargin());
        number(node, "high_margin", swing.highMargin());
        node.put("low_go", swing.lowGo());
        node.put("high_go", swing.highGo());
        node.put("low_tightest", swing.lowTightest());
        node.put("high_tightest", swing.highTightest());
    }

    private static void driven(ObjectNode node, DrivenWave wave) {
        node.put("wave", wave.load().wave());
        node.put("valid", wave.result().valid());
        node.put("passed", wave.result().passed());
        ObjectNode asked = node.putObject("per_s");
        wave.load().perS().forEach((ceremony, perS) -> number(asked, ceremony.label(), perS));
        ObjectNode accepted = node.putObject("accepted_per_s");
        wave.result().ceremonies().forEach((ceremony, figures) -> {
            if (figures.intended() > 0) {
                number(accepted, ceremony.label(), figures.ratePerS());
            }
        });
        strings(node.putArray("invalid_reasons"), wave.result().invalidReasons());
        strings(node.putArray("notes"), wave.load().notes());
        ArrayNode thresholds = node.putArray("thresholds");
        wave.result()
                .thresholds()
                .forEach(threshold -> thresholds
                        .addObject()
                        .put("expression", threshold.expression())
                        .put("observed", threshold.observed())
                        .put("passed", threshold.passed()));
        node.set("traces", TracesJson.notable(wave.traces()));
    }

    private static void rehearsed(ObjectNode node, RehearsedDay day) {
        node.put("wave", day.wave());
        node.put("date", day.date().toString());
        node.put("agrees", day.agrees());
        node.put("registered", day.registered());
        node.put("signed_in", day.signedIn());
        node.put("enforced", day.enforced());
        tally(node.putObject("locked_out"), day.lockouts());
        tally(node.putObject("reported_only"), day.reports());
        strings(node.putArray("unexpected"), day.unexpected());
    }

    private static void tally(ObjectNode node, Tally tally) {
        ObjectNode foreseen = node.putObject("foreseen");
        ObjectNode occurred = node.putObject("occurred");
        for (Lockout reason : Lockout.values()) {
            foreseen.put(reason.label(), tally.foreseen(reason));
            occurred.put(reason.label(), tally.occurred(reason));
        }
    }

    private static void strings(ArrayNode node, Iterable<String> texts) {
        texts.forEach(node::add);
    }

    private static void band(ArrayNode node, Band band) {
        for (double value : new double[] {band.low(), band.median(), band.high()}) {
            if (Double.isFinite(value)) {
                node.add(rounded(value));
            } else {
                node.addNull();
            }
        }
    }

    private static void number(ObjectNode node, String key, double value) {
        if (Double.isFinite(value)) {
            node.put(key, rounded(value));
        } else {
            node.putNull(key);
        }
    }

    private static double rounded(double value) {
        return Math.round(value * 1e6) / 1e6;
    }
}
