package dev.keywave.benchmarks.compare;

import dev.keywave.crypto.CryptoChoice;
import dev.keywave.crypto.CryptoProviders;
import dev.keywave.input.InputException;
import java.security.Provider;
import java.util.Locale;

/** JCA providers by name: {@code accp}, {@code bc}, {@code jdk}, {@code conscrypt}, or a provider's class. */
public final class NamedProvider {

    private static final String CONSCRYPT = "org.conscrypt.OpenSSLProvider";

    private NamedProvider() {}

    /**
     * The provider that verifies: of {@code jdk} that is SunEC.
     *
     * @throws InputException when there is none of that name, or it does not work here
     */
    public static Provider of(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "accp" -> CryptoProviders.select(CryptoChoice.ACCP).provider();
            case "bc" -> CryptoProviders.select(CryptoChoice.BC).provider();
            case "jdk" -> CryptoProviders.select(CryptoChoice.JDK).provider();
            default -> ofClass(name);
        };
    }

    /** Whether {@code --crypto} knows it. */
    public static boolean isCryptoChoice(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "accp", "bc", "jdk" -> true;
            default -> false;
        };
    }

    /** A provider that only its class names. */
    public static Provider ofClass(String name) {
        String className = name.equalsIgnoreCase("conscrypt") ? CONSCRYPT : name;
        try {
            return Class.forName(className)
                    .asSubclass(Provider.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ClassNotFoundException e) {
            throw new InputException(
                    "provider " + name + ": there is no class " + className
                            + " on the class path; write accp, bc, jdk, conscrypt or a provider's class",
                    e);
        } catch (ReflectiveOperationException | ClassCastException | LinkageError e) {
            throw new InputException(
                    "provider " + name + ": " + className + " cannot be used as a JCA provider here (" + reason(e)
                            + ")",
                    e);
        }
    }

    private static String reason(Throwable e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }
}
