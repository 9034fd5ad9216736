package dev.keywave.crypto;

import java.security.Provider;
import java.security.Security;
import java.util.List;
import java.util.stream.Stream;

/** The JDK's own providers for what WebAuthn needs. */
final class JdkProviders {

    /** SunEC and SunRsaSign sign (ECDSA and EdDSA; RSA), SUN hashes and from JDK 24 on has ML-DSA, SunJCE has the MACs. */
    private static final List<String> NAMES = List.of("SunEC", "SunRsaSign", "SUN", "SunJCE");

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
}
