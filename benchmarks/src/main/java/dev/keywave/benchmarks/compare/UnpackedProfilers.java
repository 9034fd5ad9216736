package dev.keywave.benchmarks.compare;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** {@link CpuTimeProfiler} in a folder of its own, for class paths that know nothing of it; gone when closed. */
record UnpackedProfiler(Path folder) implements AutoCloseable {

    static UnpackedProfiler unpack() throws IOException {
        Path folder = Files.createTempDirectory("keywave-bench-profiler");
        String name = CpuTimeProfiler.class.getName().replace('.', '/') + ".class";
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        try (InputStream bytes = CpuTimeProfiler.class.getResourceAsStream("/" + name)) {
            if (bytes == null) {
                throw new IllegalStateException(name + " is missing on this class path");
            }
            Files.copy(bytes, file);
        }
        return new UnpackedProfiler(folder);
    }

    @Override
    public void close() throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }
}
