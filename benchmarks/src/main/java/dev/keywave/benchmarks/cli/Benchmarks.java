package dev.keywave.benchmarks.cli;

import dev.keywave.input.InputException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.PatternSyntaxException;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The benchmarks that JMH's annotation processor found on this class path. */
final class Benchmarks {

    private Benchmarks() {}

    /**
     * Those whose names match one of the patterns, in JMH's order.
     *
     * @throws InputException when none does or a pattern is none
     */
    static Collection<BenchmarkListEntry> matching(List<String> includes, List<String> excludes) {
        Collection<BenchmarkListEntry> entries;
        try {
            entries = BenchmarkList.defaultList()
                    .find(
                            OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT),
                            includes.isEmpty() ? List.of(".*") : new ArrayList<>(includes),
                            new ArrayList<>(excludes));
        } catch (PatternSyntaxException e) {
            throw new InputException(
                    "'" + e.getPattern() + "' is no regular expression (" + e.getDescription() + "); mend it", e);
        }
        if (entries.isEmpty()) {
            throw new InputException("no benchmark is called " + String.join(" or ", includes)
                    + "; 'keywave bench list' names them all");
        }
        return entries;
    }

    /** Its {@code @Param}s, by name. */
    static Map<String, String[]> parameters(BenchmarkListEntry entry) {
        return new TreeMap<>(entry.getParams().orElse(Map.of()));
    }
}
