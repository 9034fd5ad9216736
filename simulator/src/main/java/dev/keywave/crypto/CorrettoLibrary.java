package dev.keywave.crypto;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.Provider;

/** Loads Amazon Corretto Crypto Provider, whose native library exists for Linux and macOS only. */
final class CorrettoLibrary {

    /**
     * Without it the provider signs with Ed25519 but refuses to read such keys
     * (https://github.com/corretto/amazon-corretto-crypto-provider, "System properties").
     */
    private static final String REGISTER_ED_KEY_FACTORY = "com.amazon.corretto.crypto.provider.registerEdKeyFactory";

    private CorrettoLibrary() {}

    sealed interface Attempt permits Loaded, Unavailable {}

    record Loaded(Provider provider, String version) implements Attempt {}

    record Unavailable(String why) implements Attempt {}

    static synchronized Attempt load() {
        if (System.getProperty(REGISTER_ED_KEY_FACTORY) == null) {
            System.setProperty(REGISTER_ED_KEY_FACTORY, "true");
        }
        try {
            return Linked.load();
        } catch (LinkageError | RuntimeException e) {
            return new Unavailable(oneLine(e));
        }
    }

    private static String oneLine(Throwable error) {
        String name = error.getClass().getSimpleName();
        String message = error.getMessage();
        return message == null
                ? name
                : name + ": " + message.lines().findFirst().orElse("");
    }

    /** All that refers to the provider's classes, which may be missing. */
    private static final class Linked {

        static Attempt load() {
            AmazonCorrettoCryptoProvider provider = withEdKeyFactory(AmazonCorrettoCryptoProvider.INSTANCE);
            Throwable loadingError = provider.getLoadingError();
            if (loadingError != null) {
                return new Unavailable(oneLine(loadingError));
            }
            provider.assertHealthy();
            if (provider.getService("KeyFactory", "Ed25519") == null) {
                return new Unavailable("-D" + REGISTER_ED_KEY_FACTORY + " keeps it from reading Ed25519 keys");
            }
            return new Loaded(provider, provider.getVersionStr());
        }

        /** Somebody else may have loaded the provider before the property was set; it is read per instance. */
        private static AmazonCorrettoCryptoProvider withEdKeyFactory(AmazonCorrettoCryptoProvider instance) {
            return instance.getService("KeyFactory", "Ed25519") != null ? instance : new AmazonCorrettoCryptoProvider();
        }
    }
}
