package dev.keywave.simulations.cli;

import dev.keywave.input.InputException;
import dev.keywave.input.Suggestion;
import dev.keywave.simulations.About;
import dev.keywave.simulations.Repertoire;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Gatling in this process, as its Maven plugin runs it in another. */
final class GatlingProcess {

    /** Scala's object; its exit code is to be had, for {@code main} ends the process. */
    private static final String GATLING = "io.gatling.app.Gatling$";

    private static final List<String> SIMULATIONS =
            List.of("io.gatling.javaapi.core.Simulation", "io.gatling.core.scenario.Simulation");
    /** Gatling's exit code for assertions that failed. */
    private static final int ASSERTIONS_FAILED = 2;

    private final List<Path> own;
    private final ClassLoader loader;

    /**
     * One that knows the classes of this process.
     *
     * @param classPath folders and jars besides; null for none
     */
    GatlingProcess(@Nullable String classPath) {
        this.own = classPath == null
                ? List.of()
                : Arrays.stream(classPath.split(File.pathSeparator, -1))
                        .map(Path::of)
                        .toList();
        for (Path entry : own) {
            if (!Files.exists(entry)) {
                throw new InputException("--classpath: there is no " + entry + "; name folders of classes, or jars");
            }
        }
        this.loader = own.isEmpty() ? GatlingProcess.class.getClassLoader() : withOwn(own);
    }

    /** Gatling loads simulations by its own loader, so that one has to see them. */
    private static ClassLoader withOwn(List<Path> own) {
        List<URL> urls = new ArrayList<>();
        try {
            for (Path entry : own) {
                urls.add(entry.toUri().toURL());
            }
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
                urls.add(Path.of(entry).toUri().toURL());
            }
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
        return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    /**
     * The full name of a class that is no simulation of ours.
     *
     * @param name with or without its package
     * @throws InputException when there is none, or it is no simulation
     */
    String find(String name) {
        List<String> candidates = new ArrayList<>(List.of(name));
        own.forEach(entry -> candidates.addAll(named(entry, name)));
        for (String candidate : candidates) {
            Class<?> found = load(candidate);
            if (found != null && isSimulation(found)) {
                return candidate;
            }
            if (found != null) {
                throw new InputException(
                        candidate + ": is no simulation; name a class that extends " + SIMULATIONS.get(0));
            }
        }
        List<String> known = Repertoire.all().stream().map(About::name).toList();
        throw new InputException(name + ": no such simulation; " + Suggestion.among(name, known)
                + (own.isEmpty() ? "; your own are found with --classpath" : ""));
    }

    /** Null when there is no class of that name. */
    private @Nullable Class<?> load(String name) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException | NoClassDefFoundError e) {
            return null; // the latter for a simple name whose file has a package inside, or other letters
        }
    }

    private static boolean isSimulation(Class<?> found) {
        for (Class<?> type = found.getSuperclass(); type != null; type = type.getSuperclass()) {
            if (SIMULATIONS.contains(type.getName())) {
                return true;
            }
        }
        return false;
    }

    /** Classes of that simple name in a folder. */
    private static List<String> named(Path folder, String name) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().equals(name + ".class"))
                    .map(file -> folder.relativize(file).toString())
                    .map(path ->
                            path.substring(0, path.length() - ".class".length()).replace(File.separatorChar, '.'))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Runs a simulation to its end and says where the report is.
     *
     * @return exit code
     */
    int run(String className, Path results, PrintWriter console) throws ReflectiveOperationException {
        Set<Path> before = new HashSet<>(folders(results));
        Thread.currentThread().setContextClassLoader(loader);
        Class<?> gatling = loader.loadClass(GATLING);
        String[] arguments = {"--simulation", className, "--results-folder", results.toString()};
        Object code = gatling.getMethod("fromArgs", String[].class)
                .invoke(gatling.getField("MODULE$").get(null), (Object) arguments);
        folders(results).stream()
                .filter(folder -> !before.contains(folder))
                .max(Comparator.naturalOrder())
                .ifPresent(folder -> console.println("report: " + folder.resolve("index.html")));
        console.flush();
        return code.equals(ASSERTIONS_FAILED)
                ? ExitCode.ASSERTION_FAILED
                : code.equals(0) ? ExitCode.PASSED : ExitCode.INTERNAL_ERROR;
    }

    private static List<Path> folders(Path results) {
        if (!Files.isDirectory(results)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(results)) {
            return files.filter(Files::isDirectory).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What went wrong in Gatling, out of what reflection wrapped it in. */
    static Throwable causeOf(Throwable e) {
        Throwable cause = e;
        while (cause instanceof InvocationTargetException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
