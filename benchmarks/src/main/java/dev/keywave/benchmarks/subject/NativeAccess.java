package dev.keywave.benchmarks.subject;

import java.util.List;

/** Leave to load native libraries, which JDK 22 and later want to be given; the jar's manifest does not reach forks. */
public final class NativeAccess {

    private static final int FIRST_THAT_WARNS = 22;

    private NativeAccess() {}

    /** Arguments for a JVM like this one. */
    public static List<String> jvmArguments() {
        return Runtime.version().feature() >= FIRST_THAT_WARNS
                ? List.of("--enable-native-access=ALL-UNNAMED")
                : List.of();
    }
}
