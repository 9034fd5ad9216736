package dev.keywave.benchmarks.compare;

import dev.keywave.input.InputException;
import dev.keywave.input.Quantities;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags of a run in which two sides take turns. */
final class InterleaveOptions {

    @Option(
            names = "--interleave",
            description =
                    "Run both sides first, side by side in forks whose iterations take turns, so that a machine that"
                            + " drifts or is disturbed does not decide; the"
                            + " two files are then written, by default baseline.json and new.json.")
    boolean interleave;

    @Option(
            names = "--baseline-classpath",
            paramLabel = "PATH",
            description =
                    "Class path of the baseline, for example the benchmarks.jar of the main branch. Default: this one.")
    private @Nullable String baselineClassPath;

    @Option(
            names = "--new-classpath",
            paramLabel = "PATH",
            description = "Class path of the new side. Default: this one.")
    private @Nullable String newClassPath;

    @Option(
            names = "--baseline-java",
            paramLabel = "JDK",
            description = "JDK of the baseline: its folder, or its java. Default: this one.")
    private @Nullable Path baselineJava;

    @Option(names = "--new-java", paramLabel = "JDK", description = "JDK of the new side. Default: this one.")
    private @Nullable Path newJava;

    @Option(
            names = "--baseline-jvm-arg",
            paramLabel = "ARG",
            description = "One more argument for the baseline's JVM. Repeatable.")
    private List<String> baselineJvmArgs = new ArrayList<>();

    @Option(
            names = "--new-jvm-arg",
            paramLabel = "ARG",
            description = "One more argument for the new side's JVM. Repeatable.")
    private List<String> newJvmArgs = new ArrayList<>();

    @Option(
            names = "--include",
            paramLabel = "REGEX",
            description = "Benchmarks to run, by a part of their names. Default: all that are on both class paths.")
    private String include = ".*";

    @Option(
            names = "-p",
            paramLabel = "PARAM=VALUES",
            description = "Values of a parameter, separated by commas. Repeatable. Default: those in the code.")
    private List<String> params = new ArrayList<>();

    @Option(
            names = "--forks",
            paramLabel = "N",
            defaultValue = "5",
            description = "Forks of each side. Default: ${DEFAULT-VALUE}.")
    private int forks;

    @Option(
            names = "--max-forks",
            paramLabel = "N",
            defaultValue = "20",
            description = "A benchmark that is undecided gets more forks, up to so many. Default: ${DEFAULT-VALUE}.")
    private int maxForks;

    @Option(
            names = "--wall-clock",
            description =
                    "Compare time on the clock in place of the processor time that Java threads take for an operation, which"
                            + " holds where other processes take the processor away but is blind to garbage collection and"
                            + " waiting.")
    private boolean wallClock;

    @Option(
            names = "--warm-ups",
            paramLabel = "N",
            defaultValue = "5",
            description = "Iterations of a fork that do not count. Default: ${DEFAULT-VALUE}.")
    private int warmUps;

    @Option(
            names = "--warm-up-time",
            paramLabel = "TIME",
            defaultValue = "300ms",
            description = "How long each. Default: ${DEFAULT-VALUE}.")
    private String warmUpTime = "300ms";

    @Option(
            names = "--iterations",
            paramLabel = "N",
            defaultValue = "20",
            description = "Iterations of a fork that count. Default: ${DEFAULT-VALUE}.")
    private int iterations;

    @Option(
            names = "--iteration-time",
            paramLabel = "TIME",
            defaultValue = "50ms",
            description = "How long each. Default: ${DEFAULT-VALUE}.")
    private String iterationTime = "50ms";

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Draws the order of the forks. Default: ${DEFAULT-VALUE}.")
    private long seed;

    /**
     * What is to be run.
     *
     * @throws InputException when flags are wrong
     */
    Interleaving interleaving(VerdictRule rule) {
        atLeast("--forks", forks, 1);
        atLeast("--max-forks", maxForks, forks);
        atLeast("--warm-ups", warmUps, 0);
        atLeast("--iterations", iterations, 1);
        try {
            Pattern.compile(include);
        } catch (PatternSyntaxException e) {
            throw new InputException(
                    "--include " + include + ": is no regular expression (" + e.getDescription() + "); mend it", e);
        }
        return new Interleaving(
                Side.of("baseline", baselineJava, baselineClassPath, baselineJvmArgs),
                Side.of("new", newJava, newClassPath, newJvmArgs),
                include,
                chosen(),
                new ForkSettings(
                        warmUps,
                        Quantities.positiveDurationNs("--warm-up-time", warmUpTime),
                        iterations,
                        Quantities.positiveDurationNs("--iteration-time", iterationTime),
                        0),
                forks,
                maxForks,
                !wallClock,
                rule,
                seed);
    }

    /**
     * Refuses flags that would do nothing.
     *
     * @throws InputException when there are any
     */
    void refuseWithFiles() {
        boolean given = Stream.of(baselineClassPath, newClassPath, baselineJava, newJava)
                        .anyMatch(value -> value != null)
                || !baselineJvmArgs.isEmpty()
                || !newJvmArgs.isEmpty()
                || !params.isEmpty()
                || wallClock;
        if (given) {
            throw new InputException(
                    "class paths, JDKs, JVM arguments, -p and --wall-clock do nothing to files that are there already;"
                            + " add --interleave, or leave them out");
        }
    }

    private Map<String, List<String>> chosen() {
        Map<String, List<String>> chosen = new LinkedHashMap<>();
        for (String param : params) {
            int equals = param.indexOf('=');
            if (equals < 1 || equals == param.length() - 1) {
                throw new InputException(
                        "-p " + param + ": write a parameter and its values, for example algorithm=ES256,EdDSA");
            }
            chosen.put(
                    param.substring(0, equals),
                    List.of(param.substring(equals + 1).split(",", -1)));
        }
        return chosen;
    }

    private static void atLeast(String option, int value, int least) {
        if (value < least) {
            throw new InputException(option + " " + value + ": write at least " + least);
        }
    }
}
