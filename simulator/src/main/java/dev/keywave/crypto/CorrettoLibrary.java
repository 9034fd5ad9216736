package dev.keywave.crypto;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import com.amazon.corretto.crypto.provider.RuntimeCryptoException;
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
            AmazonCorrettoCryptoProvider provider = withEdKeyFactory(AmazonCorrettoCryptoProvider.INSTANCE);
            Throwable loadingError = provider.getLoadingError();
            if (loadingError != null) {
                return new Unavailable(oneLine(loadingError));
            }
            provider.assertHealthy();
            if (provider.getService("KeyFactory", "Ed25519") == null) {
                return new Unavailable("-D" + REGISTER_ED_KEY_FACTORY + "=false keeps it from reading Ed25519 keys");
            }
            return new Loaded(provider, provider.getVersionStr());
        } catch (LinkageError | RuntimeCryptoException e) {
            return new Unavailable(oneLine(e));
        }
    }

    /** Somebody else may have loaded the provider before the property was set; it is read per instance. */
    private static AmazonCorrettoCryptoProvider withEdKeyFactory(AmazonCorrettoCryptoProvider instance) {
        return instance.getService("KeyFactory", "Ed25519") != null ? instance : new AmazonCorrettoCryptoProvider();
    }

    private static String oneLine(Throwable error) {
        String message = error.getMessage();
        return message == null
                ? error.getClass().getSimpleName()
                : message.lines().findFirst().orElse("no reason given");
    }
}
