package dev.keywave.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What {@code keywave conformance} found: the whole catalogue of attacks and look-alikes, once.
 *
 * @param findings what the relying party accepts and should not, refuses and should not, or breaks at: one line each,
 *     finding and name, sorted
 * @param enforced how many attacks it refused as it should
 */
record ConformanceRun(List<String> findings, int enforced) {

    /** Names of accounts beyond those that the catalogue takes. */
    static final int USERS = 900;

    static ConformanceRun of(Flow flow, Keywave keywave, Users users) throws IOException, InterruptedException {
        Path page = keywave.folder().resolve("conformance.html");
        Keywave.Result result =
                keywave.run("conformance", "conformance", List.of("--seed", users.seed(), "--html", page.toString()));
        List<String> findings = new ArrayList<>();
        for (JsonNode clause : result.json().get("clauses")) {
            String finding = clause.get("finding").asString();
            if (List.of("not_enforced", "false_rejection", "server_error", "unclear")
                    .contains(finding)) {
                findings.add(finding + " " + clause.get("name").asString());
            }
        }
        result.json().get("lockouts").forEach(name -> findings.add("lockout " + name.asString()));
        findings.sort(String::compareTo);
        Files.write(keywave.folder().resolve("findings.txt"), findings);
        return new ConformanceRun(
                List.copyOf(findings), result.json().at("/counts/enforced").asInt());
    }

    /** Whether a flow takes part: those of one relying party differ in how they log in, not in what is verified. */
    static boolean takesPart(Flow flow) {
        return !flow.adapter().equals("keycloak-2fa");
    }

    String inWords() {
        return enforced + " enforced, " + findings.size() + " findings";
    }
}
