package dev.keywave.gatling.engine;

import dev.keywave.gatling.meters.CeremonyRecords;
import dev.keywave.workload.CeremonyType;
import java.io.PrintStream;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** How long authenticators worked, in the nanoseconds that Gatling's milliseconds hide. */
final class SigningTimes {

    private SigningTimes() {}

    /** A line for each kind of ceremony that took place. */
    static void print(CeremonyRecords records, PrintStream out) {
        records.signTimes().forEach((type, ns) -> out.println(line(type, ns)));
    }

    private static String line(CeremonyType type, Histogram ns) {
        return String.format(
                Locale.ROOT,
                "passkey %s: %d by the authenticator, each took mean %.1f, p50 %.1f, p99 %.1f, max %.1f microseconds",
                type == CeremonyType.REGISTRATION ? "create" : "get",
                ns.getTotalCount(),
                ns.getMean() / 1e3,
                ns.getValueAtPercentile(50) / 1e3,
                ns.getValueAtPercentile(99) / 1e3,
                ns.getMaxValue() / 1e3);
    }
}
