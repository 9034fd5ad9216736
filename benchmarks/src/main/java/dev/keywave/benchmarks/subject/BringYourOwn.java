package dev.keywave.benchmarks.subject;

import dev.keywave.benchmarks.SignatureVerifier;
import dev.keywave.input.InputException;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;

/**
 * What a user wants measured beside the built-in providers. It reaches the JVMs that JMH forks as system properties.
 *
 * @param providerClasses names of classes that extend {@link Provider}
 * @param classPath jars and folders that have them; verifiers in it are found by {@link ServiceLoader}
 */
public record BringYourOwn(List<String> providerClasses, List<Path> classPath) {

    /** Nothing. */
    public static final BringYourOwn NOTHING = new BringYourOwn(List.of(), List.of());

    private static final String CLASSES = "keywave.benchmarks.providers";
    private static final String CLASS_PATH = "keywave.benchmarks.classpath";
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]*";

    /** Copies the lists. */
    public BringYourOwn {
        providerClasses = List.copyOf(providerClasses);
        classPath = List.copyOf(classPath);
    }

    /** What the process that forked this one was told. */
    static BringYourOwn ofSystemProperties() {
        return new BringYourOwn(
                parts(System.getProperty(CLASSES, ""), ","),
                parts(System.getProperty(CLASS_PATH, ""), File.pathSeparator).stream()
                        .map(Path::of)
                        .toList());
    }

    private static List<String> parts(String text, String separator) {
        return Arrays.stream(text.split(separator, -1))
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** What tells it to a JVM that is forked. */
    public List<String> jvmArguments() {
        List<String> arguments = new ArrayList<>();
        if (!providerClasses.isEmpty()) {
            arguments.add("-D" + CLASSES + "=" + String.join(",", providerClasses));
        }
        if (!classPath.isEmpty()) {
            arguments.add("-D" + CLASS_PATH + "="
                    + classPath.stream()
                            .map(path -> path.toAbsolutePath().toString())
                            .collect(Collectors.joining(File.pathSeparator)));
        }
        return arguments;
    }

    /**
     * Makes all of them.
     *
     * @throws InputException one line when a jar cannot be read, a class is missing or is no provider, or there is nothing
     */
    List<Subject> load() {
        if (providerClasses.isEmpty() && classPath.isEmpty()) {
            return List.of();
        }
        ClassLoader loader = new OwnFirstClassLoader(
                classPath.stream().map(BringYourOwn::url).toArray(URL[]::new),
                getClass().getClassLoader());
        List<Subject> subjects = new ArrayList<>();
        for (String name : providerClasses) {
            subjects.add(provider(name, loader));
        }
        subjects.addAll(verifiers(loader));
        if (subjects.isEmpty()) {
            throw new InputException("no verifier in " + joinedClassPath()
                    + "; name its class in META-INF/services/" + SignatureVerifier.class.getName()
                    + ", or a JCA provider with --provider-class");
        }
        for (Subject subject : subjects) {
            requireName(subject, subjects);
        }
        return subjects;
    }

    private static void requireName(Subject subject, List<Subject> all) {
        String name = String.valueOf(subject.name());
        if (!name.matches(NAME)) {
            throw new InputException(
                    "a verifier calls itself '" + name + "'; a name is one word of letters, digits, dots and hyphens");
        }
        if (all.stream().filter(other -> other.name().equals(name)).count() > 1) {
            throw new InputException("two providers call themselves '" + name + "'; bring one at a time");
        }
    }

    private static URL url(Path path) {
        try {
            if (Files.isDirectory(path)) {
                return path.toUri().toURL();
            }
            if (!Files.exists(path)) {
                throw new InputException(path + ": there is no such file; check the path");
            }
            try (ZipFile jar = new ZipFile(path.toFile())) {
                jar.size();
            }
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new InputException(
                    path + ": cannot be read as a jar (" + e.getMessage() + "); name a jar or a folder of classes", e);
        }
    }

    private Subject provider(String className, ClassLoader loader) {
        try {
            Class<?> type = Class.forName(className, true, loader);
            if (!Provider.class.isAssignableFrom(type)) {
                throw new InputException(
                        className + ": is no java.security.Provider; name the class that is, or bring a "
                                + SignatureVerifier.class.getSimpleName() + " with --classpath");
            }
            Provider provider = type.asSubclass(Provider.class).getConstructor().newInstance();
            JcaServices services = new JcaServices(List.of(provider));
            String description = provider.getName() + " " + provider.getVersionStr();
            return new Subject(new JcaVerifier(provider.getName(), description, services), services);
        } catch (ClassNotFoundException e) {
            throw new InputException(
                    className + ": there is no such class in " + joinedClassPath()
                            + "; check the name, with its package, and --provider-jar",
                    e);
        } catch (NoSuchMethodException | IllegalAccessException | InstantiationException e) {
            throw new InputException(className + ": has no public constructor without arguments; give it one", e);
        } catch (InvocationTargetException e) {
            throw new InputException(
                    className + ": does not work here (" + e.getCause() + "); see its own documentation", e);
        } catch (LinkageError e) {
            throw new InputException(
                    className + ": cannot be loaded (" + e + "); bring what it needs with --classpath", e);
        }
    }

    private static List<Subject> verifiers(ClassLoader loader) {
        try {
            List<Subject> subjects = new ArrayList<>();
            for (SignatureVerifier verifier : ServiceLoader.load(SignatureVerifier.class, loader)) {
                subjects.add(new Subject(verifier, null));
            }
            return subjects;
        } catch (ServiceConfigurationError | LinkageError e) {
            throw new InputException(
                    "a verifier of --classpath cannot be made: " + e.getMessage()
                            + (e.getCause() == null ? "" : " (" + e.getCause() + ")") + "; mend it or its service file",
                    e);
        }
    }

    private String joinedClassPath() {
        return classPath.isEmpty()
                ? "the class path"
                : classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
