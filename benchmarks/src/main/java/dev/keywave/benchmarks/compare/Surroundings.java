package dev.keywave.benchmarks.compare;

import dev.keywave.input.InputException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What besides the code may make a difference: the machine, the JVM and its arguments. */
final class Surroundings {

    private Surroundings() {}

    /**
     * The differences, a line each.
     *
     * @throws InputException when both sides say which machine, these differ, and nobody insists
     */
    static List<String> differences(
            String baselineName, String newName, List<Matching.Pair> pairs, boolean acrossMachines) {
        List<JmhResult> before = pairs.stream().map(Matching.Pair::baseline).toList();
        List<JmhResult> after = pairs.stream().map(Matching.Pair::measured).toList();
        List<String> notes = new ArrayList<>();
        machines(baselineName, newName, before, after, acrossMachines, notes);
        Set<String> vmsBefore = distinct(
                before, result -> result.jvm().name() + " " + result.jvm().version());
        Set<String> vmsAfter = distinct(
                after, result -> result.jvm().name() + " " + result.jvm().version());
        if (!vmsBefore.equals(vmsAfter)) {
            notes.add("different JVMs: " + String.join(", ", vmsBefore) + " against " + String.join(", ", vmsAfter));
        }
        Set<String> argumentsBefore = distinct(before, Surroundings::arguments);
        Set<String> argumentsAfter = distinct(after, Surroundings::arguments);
        if (!argumentsBefore.equals(argumentsAfter)) {
            notes.add("different JVM arguments: " + words(argumentsBefore) + " against " + words(argumentsAfter));
        }
        return notes;
    }

    private static void machines(
            String baselineName,
            String newName,
            List<JmhResult> before,
            List<JmhResult> after,
            boolean acrossMachines,
            List<String> notes) {
        Set<Machine> machinesBefore = distinct(before, JmhResult::machine);
        Set<Machine> machinesAfter = distinct(after, JmhResult::machine);
        if (machinesBefore.isEmpty() || machinesAfter.isEmpty()) {
            String silent = machinesBefore.isEmpty()
                    ? baselineName + (machinesAfter.isEmpty() ? " and " + newName : "")
                    : newName;
            notes.add("the machine is not said in " + silent
                    + " (JMH itself does not write it): make sure that it was the same");
        } else if (!machinesBefore.equals(machinesAfter)) {
            String difference = "different machines: " + words(machinesBefore) + " in " + baselineName + ", "
                    + words(machinesAfter) + " in " + newName;
            if (!acrossMachines) {
                throw new InputException(difference
                        + "; measure both on one (--interleave), or insist with --across-machines: then verdicts are of"
                        + " machine and code together");
            }
            notes.add(difference);
        }
    }

    /** Without what only JMH itself reads. */
    private static String arguments(JmhResult result) {
        String arguments = result.jvm().arguments().stream()
                .filter(argument -> !argument.startsWith("-Djmh."))
                .collect(Collectors.joining(" "));
        return arguments.isEmpty() ? "none" : arguments;
    }

    private static <T> Set<T> distinct(List<JmhResult> results, Function<JmhResult, ? extends T> of) {
        return results.stream()
                .map(of)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(LinkedHashSet<T>::new));
    }

    private static String words(Set<?> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining("; "));
    }
}
