package dev.keywave.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What happens on a machine for which there is no Corretto: the same class path without its jar. */
final class MissingCorrettoTest {

    @Test
    void autoFallsBackToBouncyCastle() throws Exception {
        try (URLClassLoader loader = withoutCorretto()) {
            assertThat(select(loader, "AUTO")).asString().startsWith("Bouncy Castle ");
        }
    }

    @Test
    void askedForByNameItIsAOneLineError() throws Exception {
        try (URLClassLoader loader = withoutCorretto()) {
            assertThatThrownBy(() -> select(loader, "ACCP"))
                    .cause()
                    .hasMessageMatching("--crypto accp: Amazon Corretto Crypto Provider does not work on this machine"
                            + " \\(NoClassDefFoundError: .*\\); use --crypto bc or leave --crypto out");
        }
    }

    private static Object select(ClassLoader loader, String choice) throws Exception {
        Class<?> choices = loader.loadClass(CryptoChoice.class.getName());
        Method select = loader.loadClass(CryptoProviders.class.getName()).getMethod("select", choices);
        for (Object constant : choices.getEnumConstants()) {
            if (constant.toString().equals(choice)) {
                return select.invoke(null, constant);
            }
        }
        throw new AssertionError(choice);
    }

    private static URLClassLoader withoutCorretto() throws Exception {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (!entry.contains("AmazonCorrettoCryptoProvider")) {
                urls.add(Path.of(entry).toUri().toURL());
            }
        }
        return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }
}
