package dev.keywave.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * What came of registering all users of a flow and logging them in under open load.
 *
 * @param registered registrations that were accepted
 * @param loggedIn logins that were accepted
 * @param p50Ms median response time of the logins
 * @param p99Ms likewise
 */
record LoadRun(int registered, int loggedIn, double p50Ms, double p99Ms) {

    /** Runs it; anything but success all the way is an error. */
    static LoadRun of(Flow flow, Keywave keywave, Users users) throws IOException, InterruptedException {
        // how late the generator is says nothing here: it shares the machine with what it loads
        Keywave.Result result = keywave.run(
                "load",
                "run",
                List.of(
                        "--seed",
                        users.seed(),
                        "--users",
                        Integer.toString(users.count()),
                        "--register-rate",
                        Integer.toString(flow.registerRate()),
                        "--rate",
                        Integer.toString(flow.rate()),
                        "--for",
                        flow.seconds() + "s",
                        "--threshold",
                        "failed == 0",
                        "--threshold",
                        "rejected == 0",
                        "--max-send-lag",
                        "1m",
                        "--out",
                        "results"));
        assertThat(result.exitCode()).as(result.output()).isZero();
        JsonNode summary = result.json();
        LoadRun run = new LoadRun(
                summary.at("/registration/accepted").asInt(),
                summary.at("/authentication/accepted").asInt(),
                summary.at("/authentication/response_time_ms/p50").asDouble(),
                summary.at("/authentication/response_time_ms/p99").asDouble());
        assertThat(run.registered()).as("registered").isEqualTo(users.count());
        assertThat(run.loggedIn()).as("logged in").isEqualTo(flow.logins());
        return run;
    }

    String figures() {
        return String.format(Locale.ROOT, "p50 %.1f ms, p99 %.1f ms", p50Ms, p99Ms);
    }
}
