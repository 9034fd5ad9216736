package dev.keywave.benchmarks.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which benchmark of one side is which of the other.
 *
 * @param pairs same name, parameters, mode, unit and threads
 * @param notes what has no partner, and why
 */
record Matching(List<Pair> pairs, List<String> notes) {

    private static final int NAMED = 4;

    /** One benchmark on both sides. */
    record Pair(JmhResult baseline, JmhResult measured) {}

    private record Key(String benchmark, SortedMap<String, String> params, JmhMode mode) {
        static Key of(JmhResult result) {
            return new Key(result.benchmark(), result.params(), result.mode());
        }
    }

    static Matching of(List<JmhResult> baseline, List<JmhResult> measured) {
        List<String> notes = new ArrayList<>();
        Map<Key, JmhResult> left = byKey("baseline", baseline, notes);
        Map<Key, JmhResult> right = byKey("new", measured, notes);
        List<Pair> pairs = new ArrayList<>();
        for (Key key : List.copyOf(left.keySet())) {
            JmhResult partner = right.remove(key);
            JmhResult own = left.get(key);
            if (partner != null && own != null) {
                left.remove(key);
                String difference = difference(own, partner);
                if (difference == null) {
                    pairs.add(new Pair(own, partner));
                } else {
                    notes.add(own.title() + ": " + difference + "; not compared");
                }
            }
        }
        explain(left, right, notes);
        return new Matching(pairs, notes);
    }

    private static Map<Key, JmhResult> byKey(String side, List<JmhResult> results, List<String> notes) {
        Map<Key, JmhResult> byKey = new LinkedHashMap<>();
        for (JmhResult result : results) {
            if (byKey.putIfAbsent(Key.of(result), result) != null) {
                notes.add(result.title() + ": more than once in " + side + "; the first one counts");
            }
        }
        return byKey;
    }

    private static @Nullable String difference(JmhResult baseline, JmhResult measured) {
        if (!baseline.unit().equals(measured.unit())) {
            return "the baseline is in " + baseline.unit() + ", new in " + measured.unit();
        }
        if (baseline.threads() != measured.threads()) {
            return "the baseline ran on " + baseline.threads() + " threads, new on " + measured.threads();
        }
        return null;
    }

    /** What is left over: those that differ in mode or in the names of parameters are said so, others only counted. */
    private static void explain(Map<Key, JmhResult> left, Map<Key, JmhResult> right, List<String> notes) {
        Set<Key> explained = new LinkedHashSet<>();
        for (Key own : left.keySet()) {
            for (Key other : right.keySet()) {
                String why = own.benchmark().equals(other.benchmark()) ? why(own, other) : null;
                if (why != null && explained.add(other)) {
                    explained.add(own);
                    notes.add(title(left, own) + ": " + why + "; not compared");
                    break;
                }
            }
        }
        only("baseline", left, explained, notes);
        only("new", right, explained, notes);
    }

    private static @Nullable String why(Key own, Key other) {
        if (own.params().equals(other.params())) {
            return "the baseline measured " + own.mode().label() + ", new "
                    + other.mode().label();
        }
        Set<String> missing = new TreeSet<>(own.params().keySet());
        missing.removeAll(other.params().keySet());
        Set<String> added = new TreeSet<>(other.params().keySet());
        added.removeAll(own.params().keySet());
        if (missing.isEmpty() && added.isEmpty()) {
            return null;
        }
        boolean sameOtherwise = own.params().entrySet().stream()
                .filter(entry -> !missing.contains(entry.getKey()))
                .allMatch(entry -> Objects.equals(other.params().get(entry.getKey()), entry.getValue()));
        if (!sameOtherwise) {
            return null;
        }
        return added.isEmpty()
                ? "new has no parameter " + String.join(", ", missing)
                : "the baseline has no parameter " + String.join(", ", added);
    }

    private static void only(String side, Map<Key, JmhResult> results, Set<Key> explained, List<String> notes) {
        List<String> titles = results.entrySet().stream()
                .filter(entry -> !explained.contains(entry.getKey()))
                .map(entry -> entry.getValue().title())
                .toList();
        if (!titles.isEmpty()) {
            notes.add("only in " + side + ": "
                    + titles.stream().limit(NAMED).collect(Collectors.joining(", "))
                    + (titles.size() > NAMED ? " and " + (titles.size() - NAMED) + " more" : ""));
        }
    }

    private static String title(Map<Key, JmhResult> results, Key key) {
        JmhResult result = results.get(key);
        return result == null ? key.benchmark() : result.title();
    }
}
