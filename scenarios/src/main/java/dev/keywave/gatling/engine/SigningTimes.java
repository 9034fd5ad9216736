package dev.keywave.gatling.engine;

import dev.keywave.workload.CeremonyType;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.HdrHistogram.AtomicHistogram;
import org.HdrHistogram.Histogram;

/** How long authenticators worked, in the nanoseconds that Gatling's milliseconds hide. */
final class SigningTimes {

    private static final long SHORTEST_NS = 100;
    private static final long LONGEST_NS = 60_000_000_000L;
    private static final int DIGITS = 2;

    private final List<OfLoop> loops = new CopyOnWriteArrayList<>();

    /** A recorder for one more event loop. */
    OfLoop newLoop() {
        OfLoop loop = new OfLoop();
        loops.add(loop);
        return loop;
    }

    /** A line for each kind of ceremony that took place. */
    void print(PrintStream out) {
        for (CeremonyType type : CeremonyType.WEBAUTHN) {
            Histogram all = new Histogram(SHORTEST_NS, LONGEST_NS, DIGITS);
            loops.forEach(loop -> all.add(loop.of(type)));
            if (all.getTotalCount() > 0) {
                out.println(line(type, all));
            }
        }
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

    /** Of one event loop, which alone writes. */
    static final class OfLoop {

        private final AtomicHistogram created = new AtomicHistogram(SHORTEST_NS, LONGEST_NS, DIGITS);
        private final AtomicHistogram got = new AtomicHistogram(SHORTEST_NS, LONGEST_NS, DIGITS);

        void record(CeremonyType type, long ns) {
            of(type).recordValue(Math.min(ns, LONGEST_NS));
        }

        private AtomicHistogram of(CeremonyType type) {
            return type == CeremonyType.REGISTRATION ? created : got;
        }
    }
}
