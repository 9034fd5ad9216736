package dev.keywave.cli;

import dev.keywave.plan.ClientPlan;
import dev.keywave.plan.Target;
import dev.keywave.relyingparty.RelyingPartyServer;
import dev.keywave.relyingparty.RelyingPartyStatistics;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/** What the embedded relying party says of itself on the console. */
final class Banner {

    private Banner() {}

    static void print(PrintWriter out, RelyingPartyServer server, Map<String, String> settings) {
        out.println("relying party listens at " + server.origin());
        out.println("  verification: " + server.description());
        settings.forEach((name, value) -> out.println("  " + name.replace("relying party: ", "") + ": " + value));
        warn(out, server);
    }

    /** What must not be overlooked. */
    static void warn(PrintWriter out, RelyingPartyServer server) {
        server.warning().ifPresent(warning -> out.println("WARNING: " + warning));
        out.flush();
    }

    /** A run without verification is for test servers only, and says so. */
    static void warnIfNotVerified(PrintWriter err, ClientPlan client, List<Target> targets) {
        if (!client.tls().verified() && targets.stream().anyMatch(Target::secure)) {
            err.println("keywave: WARNING: --insecure: no certificate is verified, anybody could answer as the target");
            err.flush();
        }
    }

    static void printStatistics(PrintWriter out, RelyingPartyServer server) {
        RelyingPartyStatistics statistics = server.statistics();
        out.println(statistics);
        statistics
                .access()
                .lockedOutUsers()
                .forEach((denial, users) ->
                        out.println("locked out: " + users + (users == 1 ? " user, " : " users, ") + denial.label()));
        statistics
                .access()
                .reportOnly()
                .forEach((denied, signIns) -> out.println("report-only: policy " + denied.policy()
                        + " would have denied " + signIns + (signIns == 1 ? " sign-in, " : " sign-ins, ")
                        + denied.denial().label()));
        out.flush();
    }
}
