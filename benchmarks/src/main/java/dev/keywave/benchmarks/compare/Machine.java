package dev.keywave.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Where something was measured, as far as its speed depends on it.
 *
 * @param cpu the processor's model, else its architecture
 * @param processors how many of them the JVM saw
 * @param os name and architecture
 */
public record Machine(String cpu, int processors, String os) {

    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    /** This one. */
    public static Machine current() {
        String architecture = System.getProperty("os.arch", "");
        return new Machine(
                model(architecture),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name", "") + " " + architecture);
    }

    private static String model(String otherwise) {
        if (!Files.isReadable(CPU_INFO)) {
            return otherwise;
        }
        try {
            return model(Files.readAllLines(CPU_INFO), otherwise);
        } catch (IOException e) {
            return otherwise;
        }
    }

    /** On x86 the line says "model name"; on Arm there is none. */
    static String model(List<String> cpuInfo, String otherwise) {
        return cpuInfo.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("model name"))
                .flatMap(line -> Stream.of(line.substring(line.indexOf(':') + 1).strip()))
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse(otherwise);
    }

    /** {@code AMD EPYC, 2 processors, Linux amd64}. */
    @Override
    public String toString() {
        return cpu + ", " + processors + (processors == 1 ? " processor, " : " processors, ") + os;
    }
}
