package dev.keywave.benchmarks.compare;

import dev.keywave.benchmarks.CpuInfo;

/**
 * Where something was measured, as far as its speed depends on it.
 *
 * @param cpu the processor's model, else its architecture
 * @param processors how many of them the JVM saw
 * @param os name and architecture
 */
public record Machine(String cpu, int processors, String os) {

    /** This one. */
    public static Machine current() {
        String architecture = System.getProperty("os.arch", "");
        return new Machine(
                model(CpuInfo.read(), architecture),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name", "") + " " + architecture);
    }

    /** On x86 there is a model's name; on Arm there is none. */
    private static String model(CpuInfo cpuInfo, String otherwise) {
        String name = cpuInfo.value("model name");
        return name.isEmpty() ? otherwise : name;
    }

    /** {@code AMD EPYC, 2 processors, Linux amd64}. */
    @Override
    public String toString() {
        return cpu + ", " + processors + (processors == 1 ? " processor, " : " processors, ") + os;
    }
}
