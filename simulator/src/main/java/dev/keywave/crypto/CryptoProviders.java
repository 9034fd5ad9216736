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
        return whole("accp", "Amazon Corretto Crypto Provider " + loaded.version(), List.of(loaded.provider()));
    }

    private static SelectedCrypto bouncyCastle() {
        return new SelectedCrypto("bc", BouncyCastle.description(), List.of(BouncyCastle.PROVIDER), null);
    }

    private static SelectedCrypto jdk() {
        return whole("jdk", "JDK " + Runtime.version(), JdkProviders.all());
    }

    /** Bouncy Castle stands in for ML-DSA where the selection lacks it, as JDKs before 24 do. */
    private static SelectedCrypto whole(String name, String description, List<Provider> providers) {
        boolean hasMlDsa = providers.stream().anyMatch(provider -> provider.getService("KeyFactory", "ML-DSA") != null);
        return hasMlDsa
                ? new SelectedCrypto(name, description, providers, null)
                : new SelectedCrypto(
                        name,
                        description + " (ML-DSA: " + BouncyCastle.description() + ")",
                        providers,
                        BouncyCastle.PROVIDER);
    }

    /** Made when first asked for: it registers some thousand services. */
    private static final class BouncyCastle {
        static final Provider PROVIDER = new BouncyCastleProvider();

        static String description() {
            return "Bouncy Castle " + PROVIDER.getVersionStr();
        }
    }
}
