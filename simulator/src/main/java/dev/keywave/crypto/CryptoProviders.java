package dev.keywave.crypto;

import dev.keywave.input.InputException;
import java.security.Provider;
import java.util.List;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Finds the JCA provider that a {@link CryptoChoice} asks for. */
public final class CryptoProviders {

    private CryptoProviders() {}

    /**
     * Selects a provider and checks that it works on this machine. Nothing is installed yet.
     *
     * @throws InputException if Corretto was asked for by name and cannot be had here
     */
    public static SelectedCrypto select(CryptoChoice choice) {
        return switch (choice) {
            case AUTO -> automatic();
            case ACCP -> corretto();
            case BC -> bouncyCastle();
            case JDK -> jdk();
        };
    }

    private static SelectedCrypto automatic() {
        return CorrettoLibrary.load() instanceof CorrettoLibrary.Loaded loaded ? selected(loaded) : bouncyCastle();
    }

    private static SelectedCrypto corretto() {
        CorrettoLibrary.Attempt attempt = CorrettoLibrary.load();
        if (attempt instanceof CorrettoLibrary.Unavailable unavailable) {
            throw new InputException(
                    "--crypto accp: Amazon Corretto Crypto Provider does not work on this machine (%s); use --crypto bc or leave --crypto out"
                            .formatted(unavailable.why()));
        }
        return selected((CorrettoLibrary.Loaded) attempt);
    }

    private static SelectedCrypto selected(CorrettoLibrary.Loaded loaded) {
        return new SelectedCrypto(
                "accp",
                "Amazon Corretto Crypto Provider " + loaded.version(),
                loaded.provider(),
                List.of(loaded.provider()));
    }

    private static SelectedCrypto bouncyCastle() {
        Provider provider = BouncyCastle.PROVIDER;
        return new SelectedCrypto("bc", "Bouncy Castle " + provider.getVersionStr(), provider, List.of(provider));
    }

    private static SelectedCrypto jdk() {
        List<Provider> providers = JdkProviders.all();
        return new SelectedCrypto("jdk", "JDK " + Runtime.version(), providers.get(0), providers);
    }

    /** Made when first asked for: it registers some thousand services. */
    private static final class BouncyCastle {
        static final Provider PROVIDER = new BouncyCastleProvider();
    }
}
