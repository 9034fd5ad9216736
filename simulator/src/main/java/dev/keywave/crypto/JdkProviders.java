package dev.keywave.crypto;

import java.security.Provider;
import java.security.Security;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The JDK's own providers for what WebAuthn needs. */
final class JdkProviders {

    /** SunEC signs (ECDSA, EdDSA), SUN hashes, SunJCE has the MACs. */
    private static final List<String> NAMES = List.of("SunEC", "SUN", "SunJCE");

    private JdkProviders() {}

    /** Those that this JDK has, the signing one first. */
    static List<Provider> all() {
        List<Provider> found = NAMES.stream()
                .flatMap(name -> Stream.ofNullable(Security.getProvider(name)))
                .toList();
        if (found.size() < NAMES.size()) {
            throw new IllegalStateException("This Java lacks one of the security providers " + NAMES);
        }
        return found;
    }

    /** The one of {@code providers} that offers a service. */
    static Provider offering(List<Provider> providers, String service, String algorithm) {
        return providers.stream()
                .filter(provider -> provider.getService(service, algorithm) != null)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No " + service + " " + algorithm + " in "
                        + providers.stream()
                                .map(Provider::getName)
                                .filter(Objects::nonNull)
                                .toList()));
    }
}
