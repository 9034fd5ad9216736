package dev.keywave.benchmarks.verify;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a figure depends on beside the code: processor, JVM, operating system. */
final class Machine {

    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    /** Those that cryptography is compiled for: x86-64's, then those of 64-bit ARM. */
    private static final List<String> FLAGS_THAT_MATTER = List.of(
            "sha_ni",
            "adx",
            "bmi2",
            "avx2",
            "avx512f",
            "avx512ifma",
            "vaes",
            "vpclmulqdq",
            "sha2",
            "sha3",
            "sha512",
            "asimd",
            "sve");

    private Machine() {}

    /** In reading order. */
    static Map<String, String> describe() {
        Map<String, String> facts = new LinkedHashMap<>();
        List<String> cpuInfo = cpuInfo();
        facts.put("processor", processor(cpuInfo));
        String flags = flags(cpuInfo);
        facts.put("processor flags", flags.isEmpty() ? "unknown" : flags);
        facts.put("Java", System.getProperty("java.vm.name") + " " + Runtime.version());
        String arguments = String.join(" ", ManagementFactory.getRuntimeMXBean().getInputArguments());
        facts.put("JVM arguments", arguments.isEmpty() ? "none" : arguments);
        facts.put(
                "operating system",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"));
        return facts;
    }

    private static String processor(List<String> cpuInfo) {
        int cores = Runtime.getRuntime().availableProcessors();
        String model = value(cpuInfo, "model name");
        return (model.isEmpty() ? System.getProperty("os.arch") : model) + ", " + cores
                + (cores == 1 ? " core" : " cores");
    }

    /** Those that matter of what the processor has, in the order of their list; empty when unknown. */
    static String flags(List<String> cpuInfo) {
        String all = value(cpuInfo, "flags");
        List<String> has = Arrays.asList((all.isEmpty() ? value(cpuInfo, "Features") : all).split(" ", -1));
        return FLAGS_THAT_MATTER.stream().filter(has::contains).collect(Collectors.joining(" "));
    }

    private static String value(List<String> cpuInfo, String name) {
        return cpuInfo.stream()
                .filter(line -> line.startsWith(name) && line.indexOf(':') > 0)
                .map(line -> line.substring(line.indexOf(':') + 1).trim())
                .findFirst()
                .orElse("");
    }

    private static List<String> cpuInfo() {
        try {
            return Files.exists(CPU_INFO) ? Files.readAllLines(CPU_INFO) : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }
}
