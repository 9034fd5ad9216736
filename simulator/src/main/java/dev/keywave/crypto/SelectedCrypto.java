package dev.keywave.crypto;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/** The provider that signs and verifies in this run. Immutable; the objects it hands out are not thread-safe. */
public final class SelectedCrypto {

    /** The one that stands in for others first. */
    private static final List<String> BROUGHT_ALONG = List.of("BC", "AmazonCorrettoCryptoProvider");

    private final String name;
    private final String description;
    private final List<Provider> providers;
    private final @Nullable Provider standIn;

    /**
     * Makes a selection.
     *
     * @param providers asked in this order; the first one signs
     * @param standIn has what they lack; null when they lack nothing
     */
    SelectedCrypto(String name, String description, List<Provider> providers, @Nullable Provider standIn) {
        this.name = name;
        this.description = description;
        this.providers = List.copyOf(providers);
        this.standIn = standIn;
    }

    /** As {@code --crypto} spells it: {@code accp}, {@code bc} or {@code jdk}. */
    public String name() {
        return name;
    }

    /**
     * For reports, with the version: {@code Amazon Corretto Crypto Provider 2.5.0}; or with what another provider stands
     * in for: {@code JDK 17.0.15+6 (ML-DSA: Bouncy Castle 1.87)}.
     */
    public String description() {
        return description;
    }

    /** The provider that signs: for {@code jdk} that is SunEC, for ECDSA and EdDSA alike. */
    public Provider provider() {
        return providers.get(0);
    }

    /**
     * The provider of one service; for {@code jdk} it depends on which.
     *
     * @param service as JCA spells it: {@code Signature}, {@code KeyFactory}, {@code MessageDigest} ...
     * @param algorithm for example {@code SHA256withECDSA}, {@code Ed25519}
     */
    public Provider provider(String service, String algorithm) {
        return Stream.concat(providers.stream(), Stream.ofNullable(standIn))
                .filter(provider -> provider.getService(service, algorithm) != null)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No " + service + " " + algorithm + " in " + description));
    }

    /** A new signature object, for example {@code SHA256withECDSA}, {@code Ed25519} or {@code ML-DSA}. */
    public Signature signature(String algorithm) {
        try {
            return Signature.getInstance(algorithm, provider("Signature", algorithm));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A new key factory: {@code EC}, {@code Ed25519}, {@code RSA} or {@code ML-DSA}. */
    public KeyFactory keyFactory(String algorithm) {
        try {
            return KeyFactory.getInstance(algorithm, provider("KeyFactory", algorithm));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * SHA-256 by the JDK, whatever was selected: it compiles to the processor's own instructions, and for the hundred
     * bytes of a ceremony a call into a native library costs more than the hash.
     */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256", "SUN");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** HMAC-SHA256 by the JDK, for the same reason as {@link #sha256()}. */
    public static Mac hmacSha256() {
        try {
            return Mac.getInstance("HmacSHA256", "SunJCE");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Makes libraries that look providers up by algorithm use the selected one: it becomes the first of
     * {@link Security}. For {@code jdk} the providers that Keywave brings along go to the end. What the selection lacks
     * is found behind it. May be called repeatedly.
     */
    public void install() {
        synchronized (SelectedCrypto.class) {
            Provider provider = provider();
            if (standIn != null) {
                // does nothing when it is there
                Security.addProvider(standIn);
            }
            if (providers.size() > 1) {
                BROUGHT_ALONG.forEach(SelectedCrypto::moveToTheEnd);
            } else if (!Security.getProviders()[0].getName().equals(provider.getName())) {
                Security.removeProvider(provider.getName());
                Security.insertProviderAt(provider, 1);
            }
        }
    }

    private static void moveToTheEnd(String name) {
        Provider installed = Security.getProvider(name);
        if (installed != null) {
            Security.removeProvider(name);
            Security.addProvider(installed);
        }
    }

    @Override
    public String toString() {
        return description;
    }
}
