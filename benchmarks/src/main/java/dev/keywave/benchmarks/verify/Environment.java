package dev.keywave.benchmarks.verify;

import dev.keywave.benchmarks.CpuInfo;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a figure depends on beside the code: processor, JVM, operating system. */
final class Environment {

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

    private Environment() {}

    /** In reading order. */
    static Map<String, String> describe() {
        Map<String, String> facts = new LinkedHashMap<>();
        CpuInfo cpuInfo = CpuInfo.read();
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

    private static String processor(CpuInfo cpuInfo) {
        int cores = Runtime.getRuntime().availableProcessors();
        String model = cpuInfo.value("model name");
        return (model.isEmpty() ? System.getProperty("os.arch") : model) + ", " + cores
                + (cores == 1 ? " core" : " cores");
    }

    /** Those that matter of what the processor has, in the order of their list; empty when unknown. */
    static String flags(CpuInfo cpuInfo) {
        String all = cpuInfo.value("flags");
        List<String> has = Arrays.asList((all.isEmpty() ? cpuInfo.value("Features") : all).split(" ", -1));
        return FLAGS_THAT_MATTER.stream().filter(has::contains).collect(Collectors.joining(" "));
    }
}
