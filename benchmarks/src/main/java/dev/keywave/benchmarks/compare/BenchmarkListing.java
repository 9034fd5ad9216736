package dev.keywave.benchmarks.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what JMH lists with {@code -lp}: names, each followed by its parameters and their values. */
final class BenchmarkListing {

    private static final Pattern PARAM = Pattern.compile("\\s+param \"([^\"]+)\" = \\{(.*)}");
    private static final String HEADER = "Benchmarks:";

    private BenchmarkListing() {}

    /**
     * Each benchmark with each combination of values.
     *
     * @param listing what JMH printed
     * @param chosen values asked for, by parameter; those of other parameters are all taken
     */
    static List<Measurable> parse(String listing, Map<String, List<String>> chosen) {
        List<Measurable> all = new ArrayList<>();
        String benchmark = "";
        List<SortedMap<String, String>> combinations = List.of(new TreeMap<>());
        boolean begun = false;
        for (String line : listing.lines().toList()) {
            Matcher param = PARAM.matcher(line);
            if (!begun) {
                begun = line.startsWith(HEADER);
            } else if (param.matches()) {
                List<String> values = chosen.getOrDefault(
                        param.group(1), List.of(param.group(2).split(", ", -1)));
                combinations = combine(combinations, param.group(1), values);
            } else if (!line.isBlank()) {
                addAll(all, benchmark, combinations);
                benchmark = line.strip();
                combinations = List.of(new TreeMap<>());
            }
        }
        addAll(all, benchmark, combinations);
        return all;
    }

    private static List<SortedMap<String, String>> combine(
            List<SortedMap<String, String>> combinations, String param, List<String> values) {
        List<SortedMap<String, String>> combined = new ArrayList<>();
        for (SortedMap<String, String> combination : combinations) {
            for (String value : values) {
                SortedMap<String, String> more = new TreeMap<>(combination);
                more.put(param, value);
                combined.add(more);
            }
        }
        return combined;
    }

    private static void addAll(List<Measurable> all, String benchmark, List<SortedMap<String, String>> combinations) {
        if (!benchmark.isEmpty()) {
            combinations.forEach(params -> all.add(new Measurable(benchmark, params)));
        }
    }
}
