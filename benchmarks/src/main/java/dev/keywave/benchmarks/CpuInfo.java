package dev.keywave.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What Linux says of its processors; nothing elsewhere.
 *
 * @param lines of {@code /proc/cpuinfo}
 */
public record CpuInfo(List<String> lines) {

    private static final Path FILE = Path.of("/proc/cpuinfo");

    /** Copies. */
    public CpuInfo {
        lines = List.copyOf(lines);
    }

    /** Of this machine. */
    public static CpuInfo read() {
        try {
            return new CpuInfo(Files.isReadable(FILE) ? Files.readAllLines(FILE) : List.of());
        } catch (IOException e) {
            return new CpuInfo(List.of());
        }
    }

    /** The first value that there is under a name, of any case; empty when there is none. */
    public String value(String name) {
        return lines.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT))
                        && line.indexOf(':') > 0)
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
    }
}
