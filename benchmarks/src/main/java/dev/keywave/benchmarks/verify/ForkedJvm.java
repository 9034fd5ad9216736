package dev.keywave.benchmarks.verify;

import dev.keywave.benchmarks.inputs.InputFolder;
import dev.keywave.benchmarks.matrix.SignBenchmark;
import dev.keywave.benchmarks.matrix.VerifyBenchmark;
import dev.keywave.benchmarks.subject.BringYourOwn;
import dev.keywave.benchmarks.subject.NativeAccess;
import dev.keywave.input.InputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * One JVM forked by JMH: short, since many of them say more than one long one.
 *
 * @param own what a user brought
 * @param inputs where the signed messages are
 * @param keys how many there are
 */
record ForkedJvm(BringYourOwn own, Path inputs, int keys) {

    private static final TimeValue WARM_UP = TimeValue.milliseconds(900);
    private static final TimeValue ITERATION = TimeValue.milliseconds(200);
    private static final int ITERATIONS = 3;

    /** Verifications per second, of each iteration. */
    List<Double> verify(Cell cell) {
        return perS(VerifyBenchmark.class, "verify", cell);
    }

    /** Signatures per second, of each iteration. */
    List<Double> sign(Cell cell) {
        return perS(SignBenchmark.class, "sign", cell);
    }

    private List<Double> perS(Class<?> benchmark, String method, Cell cell) {
        List<String> arguments = new ArrayList<>(own.jvmArguments());
        arguments.add(InputFolder.jvmArgument(inputs));
        arguments.addAll(NativeAccess.jvmArguments());
        try {
            Collection<RunResult> results = new Runner(new OptionsBuilder()
                            .include('^' + Pattern.quote(benchmark.getName() + '.' + method) + '$')
                            .param("algorithm", cell.algorithm.label())
                            .param("provider", cell.subject.name())
                            .param("keys", Integer.toString(keys))
                            .forks(1)
                            .warmupIterations(1)
                            .warmupTime(WARM_UP)
                            .measurementIterations(ITERATIONS)
                            .measurementTime(ITERATION)
                            .verbosity(VerboseMode.SILENT)
                            .shouldFailOnError(true)
                            .jvmArgsAppend(arguments.toArray(String[]::new))
                            .build())
                    .run();
            return iterations(results);
        } catch (RunnerException e) {
            throw new InputException(
                    "JMH: " + e.getMessage() + "; 'keywave bench run " + benchmark.getSimpleName() + " -p algorithm="
                            + cell.algorithm.label() + " -p provider=" + cell.subject.name() + "' shows more",
                    e);
        }
    }

    private static List<Double> iterations(Collection<RunResult> results) {
        List<Double> perS = results.stream()
                .map(RunResult::getBenchmarkResults)
                .flatMap(Collection::stream)
                .map(BenchmarkResult::getIterationResults)
                .flatMap(Collection::stream)
                .map(IterationResult::getPrimaryResult)
                .map(result -> result.getScore())
                .toList();
        if (perS.isEmpty()) {
            throw new IllegalStateException("JMH measured nothing");
        }
        return perS;
    }
}
