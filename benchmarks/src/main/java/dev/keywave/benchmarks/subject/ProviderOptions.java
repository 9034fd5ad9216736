package dev.keywave.benchmarks.subject;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Option;

/** What a user brings to be measured. */
public final class ProviderOptions {

    @Option(
            names = "--provider-class",
            paramLabel = "CLASS",
            description = "Also measure this JCA provider: a class that extends java.security.Provider.")
    private List<String> providerClasses = new ArrayList<>();

    @Option(names = "--provider-jar", paramLabel = "JAR", description = "The jar with that class.")
    private List<Path> providerJars = new ArrayList<>();

    @Option(
            names = "--classpath",
            paramLabel = "PATH",
            description =
                    "Jars and folders: what the provider needs, and verifiers of your own (see benchmarks/README.md).")
    private String classPath = "";

    /** Nothing of it is looked at yet. */
    public BringYourOwn own() {
        List<Path> path = new ArrayList<>(providerJars);
        Arrays.stream(classPath.split(File.pathSeparator, -1))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .forEach(path::add);
        return new BringYourOwn(providerClasses, path);
    }
}
