package dev.keywave.benchmarks.cli;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.profile.LinuxPerfNormProfiler;
import org.openjdk.jmh.profile.ProfilerException;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** What JMH does unless it is told otherwise. */
final class JmhDefaults {

    static final String RESULT_FILE = "benchmarks.json";

    private JmhDefaults() {}

    /** What was asked for, and defaults for the rest; forks are the benchmarks' own default, three. */
    static Options over(Options asked) {
        ChainedOptionsBuilder builder = new OptionsBuilder().parent(asked);
        if (!asked.getResultFormat().hasValue()) {
            builder.resultFormat(ResultFormatType.JSON);
        }
        if (!asked.getResult().hasValue()) {
            builder.result(RESULT_FILE);
        }
        if (asked.getProfilers().isEmpty()) {
            builder.addProfiler(GCProfiler.class);
            if (perfCounts()) {
                builder.addProfiler(LinuxPerfNormProfiler.class);
            }
        }
        return builder.build();
    }

    /** Whether there is a perf and the kernel lets it count. */
    private static boolean perfCounts() {
        try {
            new LinuxPerfNormProfiler("");
            return true;
        } catch (ProfilerException e) {
            return false;
        }
    }
}
