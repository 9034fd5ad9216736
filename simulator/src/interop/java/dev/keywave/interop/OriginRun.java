package dev.keywave.interop;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A registration on a page of a wrong origin. The RP ID fits, so that the relying party has to look at the origin.
 *
 * @param answer to it
 * @param reasons as the run counts them
 */
record OriginRun(Answer answer, String reasons) {

    static OriginRun of(Keywave keywave, Users users) throws IOException, InterruptedException {
        Keywave.Result result = keywave.run(
                "origin",
                "run",
                List.of(
                        "--seed",
                        users.seed(),
                        "--origin",
                        "http://localhost:9",
                        "--users",
                        Integer.toString(users.count()),
                        "--concurrency",
                        "1",
                        "--for",
                        "1s",
                        "--max-send-lag",
                        "1m"));
        JsonNode json = result.json();
        JsonNode registration = json.get("registration");
        Answer answer = Arrays.stream(Answer.values())
                .filter(a -> registration.get(a.label()).asInt() == users.count())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no answer in " + registration));
        return new OriginRun(answer, registration.path("reasons").toString());
    }
}
