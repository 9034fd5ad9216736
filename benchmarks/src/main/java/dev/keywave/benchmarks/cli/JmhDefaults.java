package dev.keywave.benchmarks.cli;

import dev.keywave.benchmarks.subject.NativeAccess;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.profile.LinuxPerfNormProfiler;
import org.openjdk.jmh.profile.ProfilerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** What JMH does unless it is told otherwise. */
final class JmhDefaults {

    static final String RESULT_FILE = "benchmarks.json";

    private JmhDefaults() {}

    /**
     * What was asked for, and defaults for the rest; forks are the benchmarks' own default, three.
     *
     * @param jvmArguments for the forks, beside those that were asked for
     */
    static Options over(Options asked, List<String> jvmArguments) {
        List<String> appended = new ArrayList<>(asked.getJvmArgsAppend().orElse(List.of()));
        appended.addAll(NativeAccess.jvmArguments());
        appended.addAll(jvmArguments);
        ChainedOptionsBuilder builder =
                new OptionsBuilder().parent(asked).jvmArgsAppend(appended.toArray(String[]::new));
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
