package dev.keywave.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What {@code keywave probe} found out.
 *
 * @param answers by the step's name
 * @param reasons likewise, for the message of a test that fails
 */
record ProbeRun(Map<String, Answer> answers, Map<String, String> reasons) {

    static ProbeRun of(Keywave keywave, String user) throws IOException, InterruptedException {
        Keywave.Result result = keywave.run("probe", "probe", List.of("--user", user));
        JsonNode json = result.json();
        Map<String, Answer> answers = new LinkedHashMap<>();
        Map<String, String> reasons = new LinkedHashMap<>();
        for (JsonNode step : json.get("steps")) {
            String name = step.get("name").asString();
            answers.put(name, Answer.of(step.get("outcome").asString()));
            reasons.put(name, step.path("reason").asString(""));
        }
        assertThat(result.exitCode() == 0)
                .as("exit code 0, as 'passed' says:\n" + result.output())
                .isEqualTo(json.get("passed").asBoolean());
        return new ProbeRun(answers, reasons);
    }
}
