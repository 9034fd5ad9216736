package dev.keywave.benchmarks.compare;

import dev.keywave.input.InputException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One of two builds, or two JDKs, that take turns.
 *
 * @param name {@code baseline} or {@code new}
 * @param java the executable
 * @param classPath with JMH and the benchmarks on it
 * @param jvmArgs more arguments for the JVM that measures
 */
record Side(String name, Path java, String classPath, List<String> jvmArgs) {

    /**
     * A side as the user describes it.
     *
     * @param javaHome a JDK's folder or its executable; null is this JVM's
     * @param classPath null is this JVM's
     * @throws InputException when there is no such JDK, or no such file on the class path
     */
    static Side of(String name, @Nullable Path javaHome, @Nullable String classPath, List<String> jvmArgs) {
        String path = classPath == null ? System.getProperty("java.class.path", "") : classPath;
        for (String entry : path.split(Pattern.quote(File.pathSeparator), -1)) {
            if (!entry.isEmpty() && !entry.endsWith("*") && !Files.exists(Path.of(entry))) {
                throw new InputException(
                        "--" + name + "-classpath: there is no " + entry + "; build it, or mend the path");
            }
        }
        return new Side(name, executable(name, javaHome), path, List.copyOf(jvmArgs));
    }

    /** The same with one more folder in front of its class path. */
    Side with(Path folder) {
        return new Side(name, java, folder + File.pathSeparator + classPath, jvmArgs);
    }

    private static Path executable(String name, @Nullable Path javaHome) {
        if (javaHome == null) {
            return Path.of(System.getProperty("java.home", ""), "bin", "java");
        }
        Path inside = javaHome.resolve("bin").resolve("java");
        Path found = Files.isDirectory(javaHome) ? inside : javaHome;
        if (!Files.isExecutable(found)) {
            throw new InputException(
                    "--" + name + "-java: " + found + " cannot be run; name a JDK's folder or its java");
        }
        return found;
    }
}
