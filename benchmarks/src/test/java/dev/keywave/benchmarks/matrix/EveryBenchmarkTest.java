package dev.keywave.benchmarks.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keywave.input.InputException;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Each benchmark in this process and with two keys: set up, and called a few times. By default its first parameters and,
 * one at a time, each other value; with {@code -Dkeywave.benchmarks.all=true} all combinations, which takes a minute.
 */
final class EveryBenchmarkTest {

    private static final boolean ALL = Boolean.getBoolean("keywave.benchmarks.all");
    private static final String INPUTS = "keywave.benchmarks.inputs";

    @TempDir
    static Path inputs;

    private final TreeSet<String> notOffered = new TreeSet<>();

    @BeforeAll
    static void signOnceForAll() {
        System.setProperty(INPUTS, inputs.toString());
    }

    @AfterAll
    static void forget() {
        System.clearProperty(INPUTS);
    }

    @Test
    void setsUpAndDoesWhatItSays() throws Exception {
        for (BenchmarkListEntry entry : BenchmarkList.defaultList()
                .getAll(OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT), List.of())) {
            for (List<String> values : combinations(entry)) {
                run(entry, values);
            }
        }
        assertThat(notOffered)
                .allMatch(line -> line.contains("not offered: "), "say why in one line")
                .noneMatch(line -> line.contains("provider=bc"));
    }

    @Test
    void aProviderThatLacksTheAlgorithmSaysSo() {
        VerifyBenchmark benchmark = new VerifyBenchmark();
        benchmark.algorithm = "EdDSA";
        benchmark.provider = "accp-jdk-hash";
        benchmark.keys = 2;

        assertThatThrownBy(benchmark::prepare)
                .isInstanceOf(InputException.class)
                .hasMessageMatching("not offered: .* has no EdDSA|not offered: .* does not work here: .*");
    }

    @Test
    void aLibraryThatLacksTheFormatSaysSo() {
        RegistrationBenchmark benchmark = new RegistrationBenchmark();
        benchmark.format = "android-key";
        benchmark.provider = "bc";
        benchmark.library = "yubico";
        benchmark.keys = 1;

        assertThatThrownBy(benchmark::prepare)
                .isInstanceOf(InputException.class)
                .hasMessage("not offered: Yubico's library does not read android-key");
    }

    private void run(BenchmarkListEntry entry, List<String> values) throws ReflectiveOperationException {
        Class<?> type = Class.forName(entry.getUserClassQName());
        Object benchmark = type.getDeclaredConstructor().newInstance();
        for (String value : values) {
            set(
                    benchmark,
                    type.getField(value.substring(0, value.indexOf('='))),
                    value.substring(value.indexOf('=') + 1));
        }
        String method = entry.getUsername().substring(entry.getUsername().lastIndexOf('.') + 1);
        try {
            for (Method each : type.getMethods()) {
                if (each.isAnnotationPresent(Setup.class)) {
                    each.invoke(benchmark);
                }
            }
            for (int i = 0; i < 3; i++) {
                type.getMethod(method).invoke(benchmark);
            }
        } catch (InvocationTargetException e) {
            if (!(e.getCause() instanceof InputException refused)) {
                throw new AssertionError(entry.getUsername() + " " + values, e.getCause());
            }
            notOffered.add(entry.getUsername() + " " + values + " " + refused.getMessage());
        }
    }

    private static void set(Object benchmark, Field field, String value) throws IllegalAccessException {
        if (field.getType() == int.class) {
            field.setInt(benchmark, Integer.parseInt(value));
        } else if (field.getType() == boolean.class) {
            field.setBoolean(benchmark, Boolean.parseBoolean(value));
        } else {
            field.set(benchmark, value);
        }
    }

    /** Parameters as NAME=VALUE; keys are two whatever is asked. */
    private static List<List<String>> combinations(BenchmarkListEntry entry) {
        List<List<String>> combinations = List.of(List.of());
        for (Map.Entry<String, String[]> parameter :
                entry.getParams().orElse(Map.of()).entrySet()) {
            String name = parameter.getKey();
            List<String> values = name.equals("keys") ? List.of("2") : List.of(parameter.getValue());
            List<List<String>> longer = new ArrayList<>();
            for (List<String> combination : combinations) {
                boolean first = combination.equals(combinations.get(0));
                for (String value : ALL || first ? values : values.subList(0, 1)) {
                    List<String> next = new ArrayList<>(combination);
                    next.add(name + '=' + value);
                    longer.add(next);
                }
            }
            combinations = longer;
        }
        return combinations;
    }
}
