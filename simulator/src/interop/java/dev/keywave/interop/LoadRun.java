package dev.keywave.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * What came of registering users and logging them in under open load, all the way without a failure.
 *
 * @param registered registrations that were accepted
 * @param loggedIn logins that were accepted
 * @param p50Ms median response time of the logins
 * @param p99Ms likewise
 */
record LoadRun(int registered, int loggedIn, double p50Ms, double p99Ms) {

    /** Registers a flow's users and logs them in. */
    static LoadRun of(Flow flow, Keywave keywave, Users users) throws IOException, InterruptedException {
        LoadRun run = of(
                keywave,
                "load",
                flow,
                List.of(
                        "--seed",
                        users.seed(),
                        "--users",
                        Integer.toString(users.count()),
                        "--register-rate",
                        Integer.toString(flow.registerRate()),
                        "--for",
                        flow.seconds() + "s"));
        assertThat(run.registered()).as("registered").isEqualTo(flow.users());
        assertThat(run.loggedIn()).as("logged in").isEqualTo(flow.logins());
        return run;
    }

    /** Logs users in whom the relying party knows without a ceremony, each of them once. */
    static LoadRun ofSeeded(Flow flow, Keywave keywave, String population) throws IOException, InterruptedException {
        int seconds = flow.users() / flow.rate();
        LoadRun run = of(keywave, "seeded", flow, List.of("--population", population, "--for", seconds + "s"));
        assertThat(run.registered()).as("registered, though seeded").isZero();
        assertThat(run.loggedIn()).as("seeded users logged in").isEqualTo(flow.users());
        return run;
    }

    private static LoadRun of(Keywave keywave, String name, Flow flow, List<String> more)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("--rate", Integer.toString(flow.rate())));
        arguments.addAll(List.of("--threshold", "failed == 0", "--threshold", "rejected == 0"));
        // neither the generator's lag nor the queue of a slow machine says anything here: they share two cores
        arguments.addAll(List.of("--max-send-lag", "1m", "--request-timeout", "1m", "--grace", "1m"));
        arguments.addAll(more);
        Keywave.Result result = keywave.run(name, "run", arguments);
        assertThat(result.exitCode()).as(result.output()).isZero();
        JsonNode summary = result.json();
        return new LoadRun(
                summary.at("/registration/accepted").asInt(),
                summary.at("/authentication/accepted").asInt(),
                summary.at("/authentication/response_time_ms/p50").asDouble(),
                summary.at("/authentication/response_time_ms/p99").asDouble());
    }

    String figures() {
        return String.format(Locale.ROOT, "p50 %.1f ms, p99 %.1f ms", p50Ms, p99Ms);
    }
}
