package dev.keywave.benchmarks.endtoend;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The cells for machines; times are processor microseconds for one authentication. */
final class EndToEndJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private EndToEndJson() {}

    /** The file's text, indented, with a line feed at the end. */
    static String text(EndToEndResult result) {
        ObjectNode root = JSON.createObjectNode();
        root.put("machine", result.machine().toString());
        root.put("java", result.java());
        root.put("algorithm", result.settings().algorithm());
        root.put("users", result.settings().users());
        root.put("concurrency", result.settings().concurrency());
        root.put("warm_up_s", result.settings().warmUpS());
        root.put("measure_s", result.settings().measureS());
        figures(root.putObject("no_verification"), result.exchange());
        ArrayNode choices = root.putArray("choices");
        for (Choice choice : result.choices()) {
            ObjectNode node = choices.addObject();
            node.put("verifier", choice.figures().cell().verifier());
            node.put("provider", choice.figures().cell().provider());
            figures(node, choice.figures());
            node.put("signature_us", choice.signatureUs());
            node.put("library_us", choice.libraryUs());
            node.put("exchange_us", choice.exchangeUs());
            node.put("signature_share", choice.signatureShare());
            node.put("verification_share", choice.verificationShare());
            node.put("reference", choice.reference() == null);
            node.put("predicted_per_core", choice.predictedPerCpuS());
        }
        ArrayNode notes = root.putArray("notes");
        result.notes().forEach(notes::add);
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    private static void figures(ObjectNode node, CellFigures figures) {
        node.put("verification", figures.verification());
        node.put("authentications_per_core", figures.perCpuS());
        node.put("authentications_per_s", figures.perS());
        node.put("cpu_us", figures.cpuUs());
        node.put("cores_busy", figures.cores());
        node.put("accepted", figures.accepted());
        node.put("refused", figures.refused());
        node.put("saturated", EndToEndResult.saturated(figures));
    }
}
