package dev.keywave.benchmarks.compare;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The profilers of this package in a folder of their own, for class paths that know nothing of them; gone when closed. */
record UnpackedProfilers(Path folder) implements AutoCloseable {

    static UnpackedProfilers unpack() throws IOException {
        Path folder = Files.createTempDirectory("keywave-bench-profilers");
        for (Class<?> profiler : List.of(TurnsProfiler.class, CpuTimeProfiler.class)) {
            copy(profiler, folder);
        }
        return new UnpackedProfilers(folder);
    }

    private static void copy(Class<?> profiler, Path folder) throws IOException {
        String name = profiler.getName().replace('.', '/') + ".class";
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        try (InputStream bytes = profiler.getResourceAsStream("/" + name)) {
            if (bytes == null) {
                throw new IllegalStateException(name + " is missing on this class path");
            }
            Files.copy(bytes, file);
        }
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
